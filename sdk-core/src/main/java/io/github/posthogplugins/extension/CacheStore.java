package io.github.posthogplugins.extension;

import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code meta.cache} keeps its values: the few commands of Redis that PostHog's server uses, with their rules.
 *
 * <p>Keys come with the server's namespace ({@code @plugin/<plugin id>/<team id>/}). Called on the plugin's thread;
 * plugins of one runtime may call from several threads at once. Misuse is an {@link ExtensionException} with Redis'
 * text.
 */
public interface CacheStore {

    /** {@code GET}: returns the text under that key, empty if there is none. */
    Optional<String> get(String key);

    /** {@code SET}: puts a text under that key; without a time to live it stays, even if it had one before. */
    void set(String key, String value, @Nullable Duration timeToLive);

    /** {@code INCR}: adds one and returns the result; a missing key counts from zero. */
    long increment(String key);

    /** {@code EXPIRE}: gives the key a time to live; returns whether the key exists. */
    boolean expire(String key, Duration timeToLive);

    /** {@code LPUSH}: puts the elements in front one by one, so that the last ends up first; returns the length. */
    long pushFirst(String key, List<String> elements);

    /** {@code LRANGE}: returns the elements from start to end, both included, negative ones counted from the tail. */
    List<String> range(String key, long start, long end);

    /** {@code LLEN}: returns the length, zero for a missing key. */
    long length(String key);

    /** {@code LPOP}: removes and returns up to {@code count} elements from the front; empty if the key is missing. */
    Optional<List<String>> popFirst(String key, long count);

    /** {@code LREM}: removes {@code count} equal elements (all for 0, from the tail if negative); returns how many. */
    long remove(String key, long count, String element);

    /**
     * Returns a cache that lives as long as the returned object and expires its keys by that clock;
     * {@link DurableStores#open} has one that lasts.
     */
    static CacheStore inMemory(PluginClock clock) {
        return new InMemoryCache(clock);
    }
}
