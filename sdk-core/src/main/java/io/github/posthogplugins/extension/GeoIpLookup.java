package io.github.posthogplugins.extension;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code meta.geoip.locate} asks.
 *
 * <p>Called on the plugin's thread; plugins of one runtime may call from several threads at once.
 */
@FunctionalInterface
public interface GeoIpLookup {

    /**
     * Finds out where an address is.
     *
     * @param ip what the plugin passed, whatever it is
     * @return the City record as JSON in the camel-case shape of MaxMind's Node library, empty if the address is not in
     *     the database or is no address
     * @throws ExtensionException if there is no database; of any other exception plugins see that nothing was found
     */
    Optional<String> locate(String ip);

    /** Returns a lookup that says what PostHog's server says when it has no database. */
    static GeoIpLookup unavailable() {
        return ip -> {
            throw new ExtensionException("IP location capabilities are not available in this PostHog instance!");
        };
    }

    /**
     * Returns a lookup in a MaxMind City database file ({@code .mmdb}), read into memory.
     *
     * @throws IllegalArgumentException if the file can't be read or is no such database
     */
    static GeoIpLookup ofDatabase(Path file) {
        return MaxMindLookup.open(file);
    }
}
