package io.github.posthogplugins.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The keys that a store has seen: stores have no list of what is in them, and tests want to see everything. */
final class ListedKeys {

    private final Set<String> keys = new LinkedHashSet<>();

    synchronized void add(String key) {
        keys.add(key);
    }

    /** Returns those keys with that beginning that are still there, without it, in the order in which they came. */
    synchronized List<String> after(String beginning, Predicate<String> isThere) {
        return keys.stream()
                .filter(key -> key.startsWith(beginning) && isThere.test(key))
                .map(key -> key.substring(beginning.length()))
                .toList();
    }
}
