package io.github.posthogplugins.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes looked at eight at a time. */
public final class Words {

    static final int BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private Words() {}

    static long at(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    /** Returns the first place from there on at which a string may end, be escaped or be wrong. */
    static int plainUntil(byte[] bytes, int start) {
        int i = start;
        while (i + BYTES <= bytes.length && !hasSpecial(at(bytes, i))) {
            i += BYTES;
        }
        return i;
    }

    private static boolean hasSpecial(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return ((((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word)) & HIGH_BITS)
                != 0;
    }

    /** Tells whether the bytes from start to end are these. */
    static boolean areEqual(byte[] these, byte[] bytes, int start, int end) {
        int length = end - start;
        if (these.length != length) {
            return false;
        }
        if (length < BYTES) {
            return Arrays.equals(these, 0, length, bytes, start, end);
        }
        int last = length - BYTES;
        for (int i = 0; i < last; i += BYTES) {
            if (at(these, i) != at(bytes, start + i)) {
                return false;
            }
        }
        return at(these, last) == at(bytes, start + last);
    }

    /** Tells whether all bytes are ASCII. */
    public static boolean areAscii(byte[] bytes) {
        long seen = 0;
        int i = 0;
        for (; i + BYTES <= bytes.length; i += BYTES) {
            seen |= at(bytes, i);
        }
        for (; i < bytes.length; i++) {
            seen |= bytes[i] & 0x80L;
        }
        return (seen & HIGH_BITS) == 0;
    }
}
