package io.github.posthogplugins.testing.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told of each change of a cache, when it has been made. */
public interface CacheListener {

    /** A value has been put under a key, for a while or for good (null). */
    void set(String key, String value, @Nullable Duration timeToLive);

    /** A number has been changed to the next one. */
    void incremented(String key, long next);

    /** Elements have been put in front of a list, which has that length now. */
    void pushedFirst(String key, List<String> elements, long length);

    /** A key expires after that time; {@code exists} is false if there is no such key. */
    default void expiring(String key, Duration timeToLive, boolean exists) {}

    /** Elements have been taken from the front of a list. */
    default void poppedFirst(String key, List<String> elements) {}

    /** An element has been removed from a list that many times. */
    default void removed(String key, String element, long count) {}
}
