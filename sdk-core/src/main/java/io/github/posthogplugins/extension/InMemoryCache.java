package io.github.posthogplugins.extension;

import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cache in a map; an expired key is removed when it is next touched. */
final class InMemoryCache implements CacheStore {

    private final PluginClock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    InMemoryCache(PluginClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> get(String key) {
        Entry entry = live(key);
        return entry == null ? Optional.empty() : Optional.of(entry.text());
    }

    @Override
    public synchronized void set(String key, String value, @Nullable Duration timeToLive) {
        entries.put(
                key, new Entry(value, timeToLive == null ? null : RedisRules.expiryOfSet(clock.instant(), timeToLive)));
    }

    @Override
    public synchronized long increment(String key) {
        Entry entry = live(key);
        long next = entry == null ? 1 : RedisRules.incremented(entry.text());
        entries.put(key, new Entry(Long.toString(next), entry == null ? null : entry.expiry));
        return next;
    }

    @Override
    public synchronized boolean expire(String key, Duration timeToLive) {
        Entry entry = live(key);
        if (entry == null) {
            return false;
        }
        entry.expiry = RedisRules.expiryOfExpire(clock.instant(), timeToLive);
        return true;
    }

    @Override
    public synchronized long pushFirst(String key, List<String> elements) {
        RedisRules.requireElements(elements);
        Entry entry = live(key);
        if (entry == null) {
            entry = new Entry(new ArrayList<>(), null);
            entries.put(key, entry);
        }
        List<String> list = entry.list();
        List<String> inFront = new ArrayList<>(elements);
        Collections.reverse(inFront);
        list.addAll(0, inFront);
        return list.size();
    }

    @Override
    public synchronized List<String> range(String key, long start, long end) {
        List<String> list = listAt(key);
        long from = Math.max(0, RedisRules.fromFront(start, list.size()));
        long to = Math.min(list.size() - 1L, RedisRules.fromFront(end, list.size()));
        return from > to ? List.of() : List.copyOf(list.subList((int) from, (int) to + 1));
    }

    @Override
    public synchronized long length(String key) {
        return listAt(key).size();
    }

    @Override
    public synchronized Optional<List<String>> popFirst(String key, long count) {
        RedisRules.requireCount(count);
        if (live(key) == null) {
            return Optional.empty();
        }
        List<String> front =
                listAt(key).subList(0, (int) Math.min(count, listAt(key).size()));
        List<String> popped = List.copyOf(front);
        front.clear();
        removeIfEmpty(key);
        return Optional.of(popped);
    }

    @Override
    public synchronized long remove(String key, long count, String element) {
        List<String> list = listAt(key);
        boolean fromTail = count < 0;
        if (fromTail) {
            Collections.reverse(list);
        }
        long removed = removeUpTo(list, count == 0 ? Long.MAX_VALUE : Math.abs(count), element);
        if (fromTail) {
            Collections.reverse(list);
        }
        removeIfEmpty(key);
        return removed;
    }

    private static long removeUpTo(List<String> list, long most, String element) {
        long removed = 0;
        while (removed < most && list.remove(element)) {
            removed++;
        }
        return removed;
    }

    private @Nullable Entry live(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.isExpiredAt(clock.instant())) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    private List<String> listAt(String key) {
        Entry entry = live(key);
        return entry == null ? new ArrayList<>() : entry.list();
    }

    /** Redis keeps no empty lists. */
    private void removeIfEmpty(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.value instanceof List<?> list && list.isEmpty()) {
            entries.remove(key);
        }
    }

    /** A value, a text or a list of texts, and when it ends. */
    private static final class Entry {

        private final Object value;
        private @Nullable Instant expiry;

        Entry(Object value, @Nullable Instant expiry) {
            this.value = value;
            this.expiry = expiry;
        }

        boolean isExpiredAt(Instant moment) {
            return expiry != null && !moment.isBefore(expiry);
        }

        String text() {
            if (value instanceof String text) {
                return text;
            }
            throw RedisRules.wrongType();
        }

        @SuppressWarnings("unchecked") // a value that is no text is a list of texts
        List<String> list() {
            if (value instanceof List<?> list) {
                return (List<String>) list;
            }
            throw RedisRules.wrongType();
        }
    }
}
