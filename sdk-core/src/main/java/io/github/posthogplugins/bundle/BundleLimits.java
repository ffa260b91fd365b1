package io.github.posthogplugins.bundle;

/**
 * How much a bundle may hold before reading it stops: an archive from a stranger must not fill the memory.
 *
 * @param maxBytes the size of the archive, of everything in it together, and of a single file in a folder
 * @param maxEntries the number of files and folders in an archive
 * @param maxRatio how many times larger than the archive its contents may be
 * @param ratioFreeBytes contents up to this size are not asked for their ratio
 */
public record BundleLimits(long maxBytes, int maxEntries, int maxRatio, long ratioFreeBytes) {

    private static final long MIB = 1024 * 1024;

    public BundleLimits {
        if (maxBytes <= 0 || maxEntries <= 0 || maxRatio <= 0 || ratioFreeBytes < 0) {
            throw new IllegalArgumentException("Limits have to be positive, but are " + maxBytes + " bytes, "
                    + maxEntries + " entries, ratio " + maxRatio + ":1 beyond " + ratioFreeBytes + " bytes");
        }
    }

    /** 50 MiB, 10,000 entries, and a ratio of 100:1 beyond 1 MiB. */
    public static BundleLimits defaults() {
        return new BundleLimits(50 * MIB, 10_000, 100, MIB);
    }

    /** The same limits but for the number of bytes. */
    public BundleLimits withMaxBytes(long bytes) {
        return new BundleLimits(bytes, maxEntries, maxRatio, ratioFreeBytes);
    }

    /** The same limits but for the number of entries. */
    public BundleLimits withMaxEntries(int entries) {
        return new BundleLimits(maxBytes, entries, maxRatio, ratioFreeBytes);
    }

    /** The same limits but for the ratio. */
    public BundleLimits withMaxRatio(int ratio) {
        return new BundleLimits(maxBytes, maxEntries, ratio, ratioFreeBytes);
    }
}
