package io.github.posthogplugins.extension;

import io.github.posthogplugins.time.PluginClock;
import java.nio.file.Path;

/**
 * Cache and storage in one file, which survive the process.
 *
 * <pre>{@code
 * PluginClock clock = PluginClock.system();
 * try (DurableStores stores = DurableStores.open(Path.of("plugins.db"));
 *         PluginRuntime runtime = PluginRuntime.builder()
 *                 .withClock(clock)
 *                 .withCache(stores.cache(clock))
 *                 .withStorage(stores.storage())
 *                 .build()) {
 *     …
 * }
 * }</pre>
 *
 * <p>The file is a SQLite database on a local disk; SQLite keeps two files of its own beside it while it is open. It needs
 * the driver {@code org.xerial:sqlite-jdbc}, which users of this class add to their dependencies.
 *
 * <p>Several threads may use the stores, and several processes may open one file: each operation is complete before the
 * next one begins, and one that waits for another process gives up after 10 seconds. What has been stored outlives the
 * death of the process; a power failure may take the last moments, but leaves the file intact. What goes wrong with the
 * file reaches the plugin as an {@link ExtensionException}.
 *
 * <p>Plugins find their values again under the id that they are loaded with: see {@code PluginSpec.withId}.
 */
public final class DurableStores implements AutoCloseable {

    private final SqliteFile file;
    private final StorageStore storage;

    private DurableStores(SqliteFile file) {
        this.file = file;
        this.storage = new SqliteStorage(file);
    }

    /**
     * Opens a file, and makes it if it does not exist. Reads it once to see whether it is intact.
     *
     * @throws IllegalArgumentException if the file can't be opened, is damaged, belongs to another program or was written by
     *     a newer version of the SDK
     * @throws IllegalStateException if the driver is missing
     */
    public static DurableStores open(Path file) {
        return new DurableStores(SqliteFile.open(file));
    }

    /** Returns what is to be behind {@code meta.cache}; keys expire by that clock. */
    public CacheStore cache(PluginClock clock) {
        return SqliteCache.of(file, clock);
    }

    /** Returns what is to be behind {@code meta.storage}. */
    public StorageStore storage() {
        return storage;
    }

    /** Closes the file, once what is under way has ended; a second call does nothing. Close the runtime first. */
    @Override
    public void close() {
        file.close();
    }
}
