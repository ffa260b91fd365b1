package io.github.posthogplugins.internal.js;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Decodes bodies as node-fetch has Node's zlib do it: what is cut off counts as far as it goes, and what is corrupt is an
 * error in zlib's words.
 */
final class BodyDecoder {

    /** Where the JDK says it in words of its own. */
    private static final Map<String, String> ZLIB_WORDS = Map.of(
            "Not in GZIP format", "incorrect header check",
            "Unsupported compression method", "unknown compression method",
            "Corrupt GZIP header", "header crc mismatch",
            "Corrupt GZIP trailer", "incorrect data check");

    private BodyDecoder() {}

    /**
     * Decodes a body.
     *
     * @param coding {@code gzip}, {@code deflate}, {@code br}, or anything else for a body that is none of these
     * @throws CorruptBodyException if the body is not in that coding
     */
    static byte[] decode(String coding, byte[] body) {
        if (body.length == 0) {
            return body;
        }
        return switch (coding) {
            case "gzip" -> read(() -> new GZIPInputStream(new ByteArrayInputStream(body)));
            case "deflate" -> read(() -> deflated(body));
            case "br" -> brotli(body);
            default -> body;
        };
    }

    /** Some servers leave out zlib's header; node-fetch looks at the first byte. */
    private static InputStream deflated(byte[] body) {
        boolean hasHeader = (body[0] & 0x0f) == 0x08;
        return new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(!hasHeader));
    }

    private static byte[] read(Opening opening) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        try (InputStream in = opening.open()) {
            copy(in, decoded);
        } catch (EOFException cutOff) {
            return decoded.toByteArray();
        } catch (IOException corrupt) {
            String words = String.valueOf(corrupt.getMessage());
            throw new CorruptBodyException("Z_DATA_ERROR", ZLIB_WORDS.getOrDefault(words, words));
        }
        return decoded.toByteArray();
    }

    private static void copy(InputStream in, ByteArrayOutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
        }
    }

    private static byte[] brotli(byte[] body) {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException corrupt) {
            throw new CorruptBodyException("ERR__ERROR_FORMAT", "Decompression failed");
        }
    }

    @FunctionalInterface
    private interface Opening {

        InputStream open() throws IOException;
    }
}
