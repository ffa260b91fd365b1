package io.github.posthogplugins.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The bytes of a replay's input: unpacked if they begin as gzip does, and counted as they lie there. */
final class ReplayInput implements AutoCloseable {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private final String name;
    private final OptionalLong size;
    private final CountedStream stored;
    private final InputStream unpacked;

    /**
     * @param name what problems call it
     * @param size how many bytes there are, if that is known
     */
    ReplayInput(String name, InputStream in, OptionalLong size) throws IOException {
        this.name = name;
        this.size = size;
        this.stored = new CountedStream(in);
        PushbackInputStream ahead = new PushbackInputStream(stored, GZIP.length);
        this.unpacked = isGzip(ahead) ? gunzip(ahead) : ahead;
    }

    private static boolean isGzip(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(GZIP.length);
        in.unread(start);
        return Arrays.equals(start, GZIP);
    }

    /** Reads all members of a file that was put together of several; the JDK's stream may stop after the first. */
    private static InputStream gunzip(InputStream in) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(in, BUFFER_SIZE))
                .setDecompressConcatenated(true)
                .get();
    }

    String name() {
        return name;
    }

    OptionalLong size() {
        return size;
    }

    InputStream unpacked() {
        return unpacked;
    }

    long bytesRead() {
        return stored.count.get();
    }

    /** Tells whether an error came from the stored bytes, not from unpacking them. */
    boolean isUnreadable() {
        return stored.failed;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }

    private static final class CountedStream extends FilterInputStream {

        private final AtomicLong count = new AtomicLong();
        private volatile boolean failed;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                count.addAndGet(Math.max(0, read));
                return read;
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
