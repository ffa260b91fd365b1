package io.github.posthogplugins.plugin;

import io.github.posthogplugins.validation.Location;
import java.util.Optional;

/**
 * Where a plugin waits for a promise.
 *
 * @param what {@code await}, {@code Promise.then}, or the name of a hook that is waited for as a whole
 * @param location the place in the plugin, empty for a hook as a whole and on the server of 2021, which does not know it
 */
public record AwaitPlace(String what, Optional<Location> location) {

    /** The place as messages show it: {@code index.js:2:18 (await)}, or the name of the hook alone. */
    @Override
    public String toString() {
        return location.map(place -> place + " (" + what + ")").orElse(what);
    }
}
