package io.github.posthogplugins.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines, without looking into them.
 *
 * <p>A line ends with a line feed, a carriage return before it is dropped, and so is a byte order mark before the first
 * line. The last line needs no end.
 */
final class LineReader {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int from;
    private int to;
    private boolean isTooLong;
    private long lastNumber;

    /**
     * @param in the stream
     * @param longest the most bytes of a line that are kept in memory
     */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Returns the next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        int lineFeed = ByteScan.lineFeed(buffer, from, to);
        while (lineFeed < 0) {
            begin(to);
            if (!refill()) {
                return begun.size() > 0 || isTooLong ? line() : null;
            }
            lineFeed = ByteScan.lineFeed(buffer, from, to);
        }
        return endAt(lineFeed);
    }

    /** Returns the number of the line that is being read. */
    long number() {
        return lastNumber + 1;
    }

    private boolean refill() throws IOException {
        from = 0;
        to = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }

    /** Keeps the beginning of a line whose end is not in the buffer. */
    private void begin(int end) {
        isTooLong |= begun.size() + (end - from) > longest;
        if (isTooLong) {
            begun.reset();
        } else {
            begun.write(buffer, from, end - from);
        }
        from = end;
    }

    private Line endAt(int lineFeed) {
        if (begun.size() > 0 || isTooLong || lineFeed - from > longest) {
            begin(lineFeed);
            from = lineFeed + 1;
            return line();
        }
        byte[] bytes = Arrays.copyOfRange(buffer, from, lineFeed);
        from = lineFeed + 1;
        return line(bytes);
    }

    private Line line() {
        byte[] bytes = begun.toByteArray();
        begun.reset();
        return line(bytes);
    }

    private Line line(byte[] bytes) {
        lastNumber++;
        if (isTooLong) {
            isTooLong = false;
            return Line.tooLong(lastNumber);
        }
        return Line.whole(lastNumber, trimmed(bytes));
    }

    private byte[] trimmed(byte[] bytes) {
        int start = lastNumber == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int end = bytes.length > start && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return start == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, end);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
