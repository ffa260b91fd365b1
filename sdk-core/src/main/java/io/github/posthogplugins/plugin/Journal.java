package io.github.posthogplugins.plugin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest entries of something that never ends.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> what is kept
 */
public final class Journal<T> {

    /** How many entries are kept. */
    public static final int CAPACITY = 10_000;

    private final Deque<T> entries = new ArrayDeque<>();

    /** Adds an entry, and forgets the oldest one if there are too many. */
    public synchronized void add(T entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** Returns a copy of what is kept, oldest first. */
    public synchronized List<T> entries() {
        return List.copyOf(entries);
    }
}
