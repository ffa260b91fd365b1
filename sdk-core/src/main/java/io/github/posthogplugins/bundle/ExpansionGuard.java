package io.github.posthogplugins.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of an archive and stops when it is more than the limits allow. */
final class ExpansionGuard {

    private final BundleLimits limits;
    private final ArchiveProblems problems;
    private final long packedBytes;
    private long expandedBytes;
    private int entries;

    ExpansionGuard(long packedBytes, BundleLimits limits, ArchiveProblems problems) {
        this.limits = limits;
        this.problems = problems;
        this.packedBytes = packedBytes;
        checkSize(packedBytes);
    }

    /** Notes one more entry. */
    void countEntry() {
        entries++;
        if (entries > limits.maxEntries()) {
            throw problems.tooManyEntries(limits.maxEntries());
        }
    }

    /** The same stream, with every byte counted. */
    InputStream watch(InputStream expanded) {
        return new WatchedStream(expanded);
    }

    private void countBytes(long bytes) {
        expandedBytes += Math.max(0, bytes);
        checkSize(expandedBytes);
        if (expandedBytes > limits.ratioFreeBytes() && expandedBytes / limits.maxRatio() > packedBytes) {
            throw problems.ratioTooHigh(limits.maxRatio());
        }
    }

    private void checkSize(long bytes) {
        if (bytes > limits.maxBytes()) {
            throw problems.tooLarge(limits.maxBytes());
        }
    }

    private final class WatchedStream extends FilterInputStream {

        private WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            countBytes(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            countBytes(count);
            return count;
        }

        /** Reads instead of skipping, so that what is skipped counts too. */
        @Override
        public long skip(long wanted) throws IOException {
            return wanted <= 0 ? 0 : readNBytes((int) Math.min(wanted, 8192)).length;
        }
    }
}
