package io.github.posthogplugins.plugin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

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

    /** How many characters the entries may have together; one that has more is not kept. */
    public static final long MOST_CHARACTERS = 64L << 20;

    private final Deque<T> entries = new ArrayDeque<>();
    private final ToLongFunction<? super T> lengthOf;
    private long characters;

    /** Returns an empty journal whose entries are all small. */
    public Journal() {
        this(entry -> 0);
    }

    /** Returns an empty journal; the function tells how many characters an entry has. */
    public Journal(ToLongFunction<? super T> lengthOf) {
        this.lengthOf = lengthOf;
    }

    /** Adds an entry, and forgets the oldest ones if there are too many, or they are too large. */
    public synchronized void add(T entry) {
        entries.addLast(entry);
        characters += lengthOf.applyAsLong(entry);
        while (entries.size() > CAPACITY || characters > MOST_CHARACTERS) {
            characters -= lengthOf.applyAsLong(entries.removeFirst());
        }
    }

    /** Returns a copy of what is kept, oldest first. */
    public synchronized List<T> entries() {
        return List.copyOf(entries);
    }
}
