package io.github.posthogplugins.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes, eight at a time. */
final class ByteScan {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private ByteScan() {}

    /** Returns the index of the first line feed in {@code [from, to)}, or -1. */
    static int lineFeed(byte[] bytes, int from, int to) {
        int index = from;
        for (; index + Long.BYTES <= to; index += Long.BYTES) {
            long difference = (long) EIGHT.get(bytes, index) ^ NEWLINES;
            // The lowest of these bits is exact: a byte of the difference that is zero.
            long zeros = (difference - ONES) & ~difference & HIGH_BITS;
            if (zeros != 0) {
                return index + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (index < to && bytes[index] != '\n') {
            index++;
        }
        return index < to ? index : -1;
    }

    /** Returns the index of the first byte that is not ASCII, or the length. */
    static int notAscii(byte[] bytes) {
        int index = 0;
        while (index + Long.BYTES <= bytes.length && ((long) EIGHT.get(bytes, index) & HIGH_BITS) == 0) {
            index += Long.BYTES;
        }
        while (index < bytes.length && bytes[index] >= 0) {
            index++;
        }
        return index;
    }

    /** Tells whether there is nothing but spaces, tabs and carriage returns. */
    static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
