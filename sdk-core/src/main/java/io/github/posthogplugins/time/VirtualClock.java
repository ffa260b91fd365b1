package io.github.posthogplugins.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is moved.
 *
 * <p>What is due runs in the order of time, and in the order of scheduling where times are equal, on the thread that
 * moves the clock.
 */
public final class VirtualClock implements PluginClock {

    /** The moment at which a clock made by {@link #create()} stands: noon of 1 January 2024, UTC. */
    public static final Instant DEFAULT_START = Instant.parse("2024-01-01T12:00:00Z");

    private final PriorityQueue<Entry> agenda =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
    private Instant now;
    private long scheduled;

    private VirtualClock(Instant start) {
        this.now = start;
    }

    /** Returns a clock that stands at {@link #DEFAULT_START}. */
    public static VirtualClock create() {
        return new VirtualClock(DEFAULT_START);
    }

    /** Returns a clock that stands at that moment. */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(start);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves the clock and runs everything that becomes due, including what those actions schedule in turn.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A clock can't be moved back, but was asked to by " + duration + ".");
        }
        advanceTo(instant().plus(duration));
    }

    /**
     * Returns when the next thing is due, if anything is: a scheduled task, a job, a retry, the flush of a buffer, an answer
     * that takes its time.
     */
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(agenda.peek()).map(Entry::due);
    }

    private void advanceTo(Instant target) {
        for (Entry next = takeDue(target); next != null; next = takeDue(target)) {
            next.action().run();
        }
        moveTo(target);
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable action) {
        Entry entry = new Entry(now.plus(delay.isNegative() ? Duration.ZERO : delay), scheduled++, action);
        agenda.add(entry);
        return () -> cancel(entry);
    }

    @Override
    public boolean skipTowards(Instant limit) {
        Entry next = takeDue(limit);
        if (next == null) {
            moveTo(limit);
        } else {
            next.action().run();
        }
        return true;
    }

    @Override
    public boolean isVirtual() {
        return true;
    }

    private synchronized @Nullable Entry takeDue(Instant limit) {
        Entry next = agenda.peek();
        if (next == null || next.due().isAfter(limit)) {
            return null;
        }
        agenda.remove();
        moveTo(next.due());
        return next;
    }

    private synchronized void moveTo(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    private synchronized void cancel(Entry entry) {
        agenda.remove(entry);
    }

    private record Entry(Instant due, long number, Runnable action) {}
}
