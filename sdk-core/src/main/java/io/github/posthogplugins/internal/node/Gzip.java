package io.github.posthogplugins.internal.node;

import java.util.zip.CRC32;

/** The frame of RFC 1952. */
final class Gzip {

    static final byte FIRST = 0x1f;
    static final byte SECOND = (byte) 0x8b;
    static final byte DEFLATE = 8;
    static final int HEADER = 10;
    static final int TRAILER = 8;

    private static final int FLAGS_AT = 3;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int BYTE = 0xff;
    private static final int SHORT = 0xffff;

    private Gzip() {}

    /** Tells whether a frame begins there. */
    static boolean startsAt(byte[] data, int at) {
        return data.length > at + 1 && data[at] == FIRST && data[at + 1] == SECOND;
    }

    /** Returns where the header that starts there ends. */
    static int skipHeader(byte[] data, int start) {
        if (data.length <= start + 1) {
            throw Decompression.endedEarly();
        }
        if (!startsAt(data, start)) {
            throw Decompression.corrupt("incorrect header check");
        }
        if (byteAt(data, start + 2) != DEFLATE) {
            throw Decompression.corrupt("unknown compression method");
        }
        int flags = byteAt(data, start + FLAGS_AT);
        if ((flags & RESERVED) != 0) {
            throw Decompression.corrupt("unknown header flags set");
        }
        return skipOptions(data, start, flags);
    }

    private static int skipOptions(byte[] data, int start, int flags) {
        int at = start + HEADER;
        if ((flags & EXTRA) != 0) {
            at += 2 + shortAt(data, at);
        }
        if ((flags & NAME) != 0) {
            at = afterZero(data, at);
        }
        if ((flags & COMMENT) != 0) {
            at = afterZero(data, at);
        }
        return (flags & HEADER_CHECK) != 0 ? checked(data, start, at) : at;
    }

    private static int checked(byte[] data, int start, int end) {
        CRC32 check = new CRC32();
        int stored = shortAt(data, end);
        check.update(data, start, end - start);
        if ((check.getValue() & SHORT) != stored) {
            throw Decompression.corrupt("header crc mismatch");
        }
        return end + 2;
    }

    private static int afterZero(byte[] data, int from) {
        int at = from;
        while (byteAt(data, at) != 0) {
            at++;
        }
        return at + 1;
    }

    private static int shortAt(byte[] data, int at) {
        return byteAt(data, at) | byteAt(data, at + 1) << Byte.SIZE;
    }

    private static int byteAt(byte[] data, int at) {
        if (at >= data.length) {
            throw Decompression.endedEarly();
        }
        return data[at] & BYTE;
    }
}
