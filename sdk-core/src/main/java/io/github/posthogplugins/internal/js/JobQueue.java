package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.Journal;
import io.github.posthogplugins.plugin.QueuedJob;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The jobs of a plugin that have not run yet, the earliest first.
 *
 * <p>Where nobody runs them, the first {@value Journal#CAPACITY} are kept, and no more than
 * {@value Journal#MOST_CHARACTERS} characters of payloads. Safe for use by several threads.
 */
public final class JobQueue {

    private final PriorityQueue<Entry> waiting = new PriorityQueue<>(
            Comparator.comparing((Entry entry) -> entry.job().runAt()).thenComparing(Entry::number));
    private Runnable added = () -> {};
    private long count;
    private long characters;

    void add(QueuedJob job) {
        Runnable listener;
        synchronized (this) {
            if (waiting.size() < Journal.CAPACITY
                    && characters + job.payloadJson().length() <= Journal.MOST_CHARACTERS) {
                waiting.add(new Entry(job, count++));
                characters += job.payloadJson().length();
            }
            listener = added;
        }
        listener.run();
    }

    /** Says who is told of each job that is added. */
    public synchronized void whenAdded(Runnable listener) {
        added = listener;
    }

    /** Returns when the next job is due; empty if there is none. */
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(waiting.peek()).map(entry -> entry.job().runAt());
    }

    /** Takes the next job, if there is one. */
    public synchronized Optional<QueuedJob> take() {
        Optional<QueuedJob> job = Optional.ofNullable(waiting.poll()).map(Entry::job);
        job.ifPresent(taken -> characters -= taken.payloadJson().length());
        return job;
    }

    private record Entry(QueuedJob job, long number) {}
}
