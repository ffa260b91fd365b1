package io.github.posthogplugins.internal.js;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts guest code that runs too long without a break.
 *
 * <p>PostHog's server has no such limit for {@code for…of}, recursion or a slow regular expression; there, such a plugin
 * stops the whole process. One daemon thread looks at all running contexts a few times per limit.
 */
final class Watchdog {

    private static final long SHORTEST_NAP_MILLIS = 5;
    private static final long LONGEST_NAP_MILLIS = 250;
    private static final long SHORT_RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** In frames of Java, of which a call in the guest takes about ten. */
    private static final int DEEP = 2000;

    /** What code gets near the end of the stack, which the guest side ends itself and where the engine is easily damaged. */
    private static final long DEEP_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();

    private Watchdog() {}

    /** Watches a context until the watch is closed. */
    static Watch watch(Context context) {
        Watch watch = new Watch(context);
        WATCHES.add(watch);
        Patrol.start();
        return watch;
    }

    private static void patrol() {
        while (true) {
            long nap = LONGEST_NAP_MILLIS;
            try {
                nap = lookAtAll();
            } catch (OutOfMemoryError greedyPlugin) {
                // Nobody would be interrupted any more if the thread ended here.
                nap = SHORTEST_NAP_MILLIS;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(nap));
        }
    }

    private static long lookAtAll() {
        long nap = LONGEST_NAP_MILLIS;
        for (Watch watch : WATCHES) {
            nap = Math.min(nap, lookAt(watch));
        }
        return nap;
    }

    /** A plugin that has damaged its own engine must not end the watch over the others. */
    private static long lookAt(Watch watch) {
        try {
            return watch.look();
        } catch (RuntimeException | LinkageError damaged) {
            return SHORTEST_NAP_MILLIS;
        }
    }

    /** One context's stop watch. */
    static final class Watch implements AutoCloseable {

        private final Context context;
        private @Nullable Source suspect;
        private @Nullable Thread thread;
        private volatile Supplier<Optional<HangPlace>> place = Optional::empty;
        private volatile boolean exhausted;
        private volatile boolean fired;
        private volatile boolean everFired;
        private boolean running;
        private long started;
        private long deadline;
        private long lookedAt;
        private long allocatedBefore;
        private int endsOfHeap;
        private long napMillis = LONGEST_NAP_MILLIS;

        private Watch(Context context) {
            this.context = context;
        }

        /** Says whose place is to be named when the watch fires. */
        void suspect(Source source) {
            suspect = source;
        }

        /** Returns where the plugin was when the watch fired last, if it was in its own code or had called what it was in. */
        Optional<HangPlace> hungAt() {
            return place.get();
        }

        /** Starts to count. */
        synchronized void start(Duration limit) {
            thread = Thread.currentThread();
            started = System.nanoTime();
            deadline = started + limit.toNanos();
            napMillis = Math.max(SHORTEST_NAP_MILLIS, Math.min(LONGEST_NAP_MILLIS, limit.toMillis() / 20));
            fired = false;
            running = true;
            Patrol.wake(napMillis);
        }

        /**
         * Stops counting; waits for an interrupt that is on its way, so that it can't hit what runs next.
         *
         * @return whether there was one
         */
        synchronized boolean stop() {
            running = false;
            return fired;
        }

        /** Tells whether what ran last has been interrupted. */
        boolean hasFired() {
            return fired;
        }

        /** Tells whether anything has ever been interrupted. */
        boolean hasEverFired() {
            return everFired;
        }

        private synchronized long look() {
            if (running && hasTakenMuch() && HeapPressure.isHigh()) {
                exhausted = true;
                HeapPressure.openReserve();
                interrupt();
            } else if (running && System.nanoTime() - deadline > 0 && !isDeepForAWhile()) {
                locate();
                interrupt();
            }
            return running ? napMillis : LONGEST_NAP_MILLIS;
        }

        private boolean isDeepForAWhile() {
            return System.nanoTime() - deadline < DEEP_PATIENCE_NANOS
                    && Objects.requireNonNull(thread).getStackTrace().length > DEEP;
        }

        /** Only runs of some length are looked at, from then on: to ask at each start would cost too much. */
        private boolean hasTakenMuch() {
            if (System.nanoTime() - started < SHORT_RUN_NANOS) {
                return false;
            }
            long allocated = HeapPressure.allocatedBy(Objects.requireNonNull(thread));
            if (lookedAt != started) {
                lookedAt = started;
                HeapPressure.keepReserve();
                allocatedBefore = allocated;
            }
            return HeapPressure.isMuch(allocated - allocatedBefore);
        }

        /** Says that the heap has ended while the context ran. Whoever has taken little is to blame the second time only. */
        synchronized void outOfMemory() {
            HeapPressure.openReserve();
            exhausted |= lookedAt == started && hasTakenMuch() || ++endsOfHeap > 1;
        }

        /** Tells whether the context has been found to use up the heap. */
        boolean isExhausted() {
            return exhausted;
        }

        /** Code that catches the first interruption is elsewhere when the second one comes. */
        private void locate() {
            boolean isKnown = fired && hungAt().isPresent();
            if (!isKnown && suspect != null && thread != null) {
                place = ask(suspect, thread);
            }
        }

        /** Whatever becomes of the question, the interruption must follow. */
        private Supplier<Optional<HangPlace>> ask(Source source, Thread hanging) {
            try {
                return HangLocator.ask(context.getEngine(), source, hanging);
            } catch (RuntimeException | LinkageError damaged) {
                return Optional::empty;
            }
        }

        private void interrupt() {
            fired = true;
            everFired = true;
            try {
                // From another thread than the one that runs the guest; that one unwinds meanwhile.
                context.interrupt(Duration.ofMillis(LONGEST_NAP_MILLIS));
            } catch (TimeoutException stillRunning) {
                // Looked at again after the next nap.
                LockSupport.parkNanos(1);
            }
        }

        @Override
        public void close() {
            WATCHES.remove(this);
        }
    }

    /** Holds the thread back until something is watched. */
    private static final class Patrol {

        private static final Thread THREAD = create();

        private static Thread create() {
            Thread thread = new Thread(Watchdog::patrol, "posthog-plugin-watchdog");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        /** Returns once the thread has been started, by loading this class. */
        static void start() {
            THREAD.isAlive();
        }

        /** Cuts a long nap short, if the limit that begins now is shorter than it. */
        static void wake(long napMillis) {
            if (napMillis < LONGEST_NAP_MILLIS) {
                LockSupport.unpark(THREAD);
            }
        }
    }
}
