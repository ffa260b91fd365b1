package io.github.posthogplugins.internal.node;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses as zlib does, with its errors.
 *
 * @param dictionary what sender and receiver know beforehand, empty for nothing
 * @param maxLength how long the result may be
 * @param takesTruncated whether data that end too early give what there is, rather than an error
 */
public record Decompression(byte[] dictionary, long maxLength, boolean takesTruncated) {

    private static final int BUFFER = 8192;
    private static final int DATA_ERROR = -3;
    private static final int BUFFER_ERROR = -5;
    private static final int NEEDS_DICTIONARY = 2;

    /** Decompresses RFC 1952 or 1950, whichever it is. */
    public byte[] unzip(byte[] data) {
        return data.length > 0 && data[0] == Gzip.FIRST ? gunzip(data) : inflate(data);
    }

    /** Decompresses RFC 1950. */
    public byte[] inflate(byte[] data) {
        return single(false, data);
    }

    /** Decompresses RFC 1951. */
    public byte[] inflateRaw(byte[] data) {
        return single(true, data);
    }

    private byte[] single(boolean raw, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(raw, data, 0, out);
        return out.toByteArray();
    }

    /** Decompresses RFC 1952: several files may follow each other, and zeros may follow them. */
    public byte[] gunzip(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        do {
            at = member(data, at, out);
        } while (at < data.length && data[at] != 0);
        return out.toByteArray();
    }

    private int member(byte[] data, int start, ByteArrayOutputStream out) {
        int before = out.size();
        try {
            int end = run(true, data, Gzip.skipHeader(data, start), out);
            checkTrailer(data, end, out, before);
            return end + Gzip.TRAILER;
        } catch (NodeException early) {
            if (takesTruncated && isEarlyEnd(early)) {
                return data.length;
            }
            throw early;
        }
    }

    private static void checkTrailer(byte[] data, int at, ByteArrayOutputStream out, int before) {
        if (data.length < at + Gzip.TRAILER) {
            throw endedEarly();
        }
        byte[] all = out.toByteArray();
        CRC32 check = new CRC32();
        check.update(all, before, all.length - before);
        ByteBuffer trailer = ByteBuffer.wrap(data, at, Gzip.TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        if (trailer.getInt() != (int) check.getValue()) {
            throw corrupt("incorrect data check");
        }
        if (trailer.getInt() != all.length - before) {
            throw corrupt("incorrect length check");
        }
    }

    /** Returns where the compressed data end. */
    private int run(boolean raw, byte[] data, int from, ByteArrayOutputStream out) {
        Inflater inflater = new Inflater(raw);
        try {
            if (raw && dictionary.length > 0) {
                inflater.setDictionary(dictionary);
            }
            inflater.setInput(data, from, data.length - from);
            drain(inflater, out);
            return data.length - inflater.getRemaining();
        } catch (DataFormatException e) {
            throw corrupt(String.valueOf(e.getMessage()));
        } finally {
            inflater.end();
        }
    }

    private void drain(Inflater inflater, ByteArrayOutputStream out) throws DataFormatException {
        byte[] buffer = new byte[BUFFER];
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            append(buffer, count, out);
            if (count == 0 && inflater.needsDictionary()) {
                giveDictionary(inflater);
            } else if (count == 0 && inflater.needsInput()) {
                if (takesTruncated) {
                    return;
                }
                throw endedEarly();
            }
        }
    }

    private void append(byte[] buffer, int count, ByteArrayOutputStream out) {
        if (out.size() + (long) count > maxLength) {
            throw NodeException.rangeError(
                    "ERR_BUFFER_TOO_LARGE", "Cannot create a Buffer larger than " + maxLength + " bytes");
        }
        out.write(buffer, 0, count);
    }

    private void giveDictionary(Inflater inflater) {
        if (dictionary.length == 0) {
            throw NodeException.zlib(NEEDS_DICTIONARY, "Z_NEED_DICT", "Missing dictionary");
        }
        try {
            inflater.setDictionary(dictionary);
        } catch (IllegalArgumentException e) {
            throw NodeException.zlib(NEEDS_DICTIONARY, "Z_NEED_DICT", "Bad dictionary");
        }
    }

    static NodeException corrupt(String message) {
        return NodeException.zlib(DATA_ERROR, "Z_DATA_ERROR", message);
    }

    static NodeException endedEarly() {
        return NodeException.zlib(BUFFER_ERROR, "Z_BUF_ERROR", "unexpected end of file");
    }

    private static boolean isEarlyEnd(NodeException failure) {
        return "Z_BUF_ERROR".equals(failure.members().get("code"));
    }
}
