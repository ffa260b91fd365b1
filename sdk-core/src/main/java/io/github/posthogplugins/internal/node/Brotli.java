package io.github.posthogplugins.internal.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;

/** The format of RFC 7932. */
public final class Brotli {

    private static final int LONGEST_BLOCK = 1 << 24;
    private static final int LAST_AND_EMPTY = 0b11;
    private static final int WINDOW_OF_64_KIB_BITS = 1;
    private static final int FEWEST_DIGITS = 4;
    private static final int DIGIT_BITS = 4;
    private static final int LENGTH_AT = 3;

    private static final int FORMAT_ERROR = -1;

    private Brotli() {}

    /** Decompresses. */
    public static byte[] decompress(byte[] data) {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(data))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw endsEarly(e)
                    ? Decompression.endedEarly()
                    : NodeException.zlib(FORMAT_ERROR, "ERR__ERROR_FORMAT", "Decompression failed");
        }
    }

    /** The decoder tells by words only. */
    private static boolean endsEarly(Throwable failure) {
        return String.valueOf(failure.getMessage())
                        .matches("Unexpected end of input|No more input|Read after end|Unused space")
                || (failure.getCause() != null && endsEarly(failure.getCause()));
    }

    /**
     * Writes data in the format, as they are: any decoder reads them, but they become no smaller.
     *
     * <p>There is no encoder in pure Java; the JNI ones would tie plugins to platforms.
     */
    public static byte[] store(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < data.length; from += LONGEST_BLOCK) {
            int length = Math.min(LONGEST_BLOCK, data.length - from);
            writeHeader(out, from == 0, length);
            out.write(data, from, length);
        }
        out.write(data.length == 0 ? LAST_AND_EMPTY << WINDOW_OF_64_KIB_BITS : LAST_AND_EMPTY);
        return out.toByteArray();
    }

    /**
     * Bits come from the least significant one: the stream's window, not the last block, how many digits the length has,
     * the length, not compressed. The length must not have more digits than it needs.
     */
    private static void writeHeader(ByteArrayOutputStream out, boolean isFirst, int length) {
        int windowBits = isFirst ? WINDOW_OF_64_KIB_BITS : 0;
        int digits = Math.max(FEWEST_DIGITS, (Integer.SIZE - Integer.numberOfLeadingZeros(length - 1) + 3) / 4);
        int flagAt = LENGTH_AT + digits * DIGIT_BITS;
        long bits = (long) (digits - FEWEST_DIGITS) << 1 | (long) (length - 1) << LENGTH_AT | 1L << flagAt;
        for (int at = 0; at <= windowBits + flagAt; at += Byte.SIZE) {
            out.write((int) (bits << windowBits >> at));
        }
    }
}
