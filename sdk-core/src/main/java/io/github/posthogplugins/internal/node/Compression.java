package io.github.posthogplugins.internal.node;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses as zlib does.
 *
 * @param level from 0 to 9, or -1 for zlib's choice
 * @param strategy of zlib; the JDK knows 0, 1 and 2
 * @param dictionary what sender and receiver know beforehand, empty for nothing
 */
public record Compression(int level, int strategy, byte[] dictionary) {

    private static final int BUFFER = 8192;
    private static final int BEST = 9;
    private static final int FASTEST = 1;
    private static final byte EXTRA_OF_BEST = 2;
    private static final byte EXTRA_OF_FASTEST = 4;
    private static final byte UNIX = 3;

    /** Compresses to the format of RFC 1952, with the header that Node writes. */
    public byte[] gzip(byte[] data) {
        CRC32 check = new CRC32();
        check.update(data);
        byte[] body = deflateRaw(data);
        return ByteBuffer.allocate(Gzip.HEADER + body.length + Gzip.TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {Gzip.FIRST, Gzip.SECOND, Gzip.DEFLATE, 0, 0, 0, 0, 0, extraFlags(), UNIX})
                .put(body)
                .putInt((int) check.getValue())
                .putInt(data.length)
                .array();
    }

    private byte extraFlags() {
        return level == BEST ? EXTRA_OF_BEST : level == FASTEST ? EXTRA_OF_FASTEST : 0;
    }

    /** Compresses to the format of RFC 1950. */
    public byte[] deflate(byte[] data) {
        return run(new Deflater(level, false), data);
    }

    /** Compresses to the format of RFC 1951. */
    public byte[] deflateRaw(byte[] data) {
        return run(new Deflater(level, true), data);
    }

    private byte[] run(Deflater deflater, byte[] data) {
        try {
            deflater.setStrategy(strategy >= 0 && strategy <= Deflater.HUFFMAN_ONLY ? strategy : 0);
            if (dictionary.length > 0) {
                deflater.setDictionary(dictionary);
            }
            deflater.setInput(data);
            deflater.finish();
            return drained(deflater);
        } finally {
            deflater.end();
        }
    }

    private static byte[] drained(Deflater deflater) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        return out.toByteArray();
    }
}
