package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs the event loops of plugins whose hooks are pending, and waits where there is nothing to run.
 *
 * <p>On the real clock, waiting takes its time. On a virtual clock nothing waits: if no answer is under way, time moves
 * to what comes next.
 *
 * <p>Where answers take no time, a plugin may go on for ever without a pause: a chain of {@code await fetch(…)} that calls
 * itself. On the real clock its guards end the hook when they are due. A virtual clock stands still meanwhile, so it moves
 * all the same after {@code limit} in real time and {@value #MANY_ROUNDS} rounds: the guards end the hook in the server's
 * words, and one without guards counts as one that never settles. Loops that the server guards count real time besides,
 * and end by themselves.
 */
final class Waiting {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_LIMITS = 10;
    /** A slow machine may get through some rounds within the limit, but not through that many. */
    private static final int MANY_ROUNDS = 1_000;

    private static final int ROUNDS_BETWEEN_GUARDS = 100;

    private final Object wakeUp;
    private final PluginClock clock;
    private final Duration limit;

    /**
     * @param wakeUp the monitor that all loops of the runtime notify
     * @param limit how long an answer may be under way, and plugins may go on without a pause, in real time before a
     *     virtual clock moves on without them
     */
    Waiting(Object wakeUp, PluginClock clock, Duration limit) {
        this.wakeUp = wakeUp;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Runs until that is so.
     *
     * @return false if it can't become so, because nothing is left that could happen, or too much has happened
     */
    boolean until(BooleanSupplier done, List<? extends LoopOwner> owners) {
        return done.getAsBoolean() || new Run(owners).until(done);
    }

    /**
     * Runs until no answer is under way and nothing is ready.
     *
     * @return false if it goes on without a pause, and would for ever
     */
    boolean untilQuiet(LoopOwner owner) {
        return new Run(List.of(owner)).untilQuiet(owner);
    }

    /** An answer may have come since the loops were last looked at: time must not move past it. */
    private static boolean isAnswerNear(LoopOwner owner) {
        return owner.loop().isUnderWay() || owner.loop().isReady();
    }

    /** Runs what is ready, and what that adds in turn if there is an end to it; more would be an endless chain. */
    static void runReady(LoopOwner owner) {
        for (int round = 0; round < MANY_ROUNDS && owner.loop().isReady(); round++) {
            runRound(owner);
        }
    }

    /** What is added meanwhile is for the next round. */
    private static int runRound(LoopOwner owner) {
        int count = owner.loop().countReady();
        for (int i = 0; i < count; i++) {
            // A hook that is run in turn may have taken it.
            Runnable task = owner.loop().next();
            if (task != null) {
                owner.run(task);
            }
        }
        return count;
    }

    /** One time of running and waiting. */
    private final class Run {

        private final List<? extends LoopOwner> owners;
        private final long started = System.nanoTime();
        private boolean isInBackground;
        private Instant end = lastMoment();
        private int rounds;

        Run(List<? extends LoopOwner> owners) {
            this.owners = owners;
        }

        boolean until(BooleanSupplier done) {
            while (!done.getAsBoolean()) {
                boolean ran = runAll();
                if (!done.getAsBoolean() && !(ran ? pauseIfDue() : waitForMore())) {
                    return false;
                }
            }
            return true;
        }

        boolean untilQuiet(LoopOwner owner) {
            isInBackground = true;
            until(() -> !isAnswerNear(owner) || isEndless());
            return !isAnswerNear(owner) || !isEndless();
        }

        private boolean runAll() {
            boolean ran = owners.stream().mapToInt(Waiting::runRound).sum() > 0;
            rounds += ran ? 1 : 0;
            return ran;
        }

        /** Where nothing rests, guards would not get their turn. */
        private boolean pauseIfDue() {
            if (isEndless()) {
                return !isInBackground && waitForMore();
            }
            end = lastMoment();
            if (rounds % ROUNDS_BETWEEN_GUARDS == 0) {
                owners.forEach(LoopOwner::armGuards);
                owners.forEach(LoopOwner::expireGuard);
            }
            return true;
        }

        /** Where nothing but time-outs happens, a plugin may have made them endless. */
        private Instant lastMoment() {
            return clock.instant().plus(limit.multipliedBy(MOST_LIMITS));
        }

        private boolean isEndless() {
            return clock.isVirtual() && rounds >= MANY_ROUNDS && isOverLimit();
        }

        private boolean isOverLimit() {
            return !Inspector.isActive() && System.nanoTime() - started >= limit.toNanos();
        }

        /** Returns false if nothing is left that could happen, or time has passed in vain. */
        private boolean waitForMore() {
            double deadline = -1;
            for (LoopOwner owner : owners) {
                double earliest = owner.armGuards();
                deadline = deadline < 0 || (earliest >= 0 && earliest < deadline) ? earliest : deadline;
            }
            boolean answerIsNear = owners.stream().anyMatch(Waiting::isAnswerNear);
            if (deadline < 0 && !answerIsNear && owners.stream().noneMatch(LoopOwner::hasTimers)) {
                return false;
            }
            Instant until =
                    deadline < 0 ? clock.instant().plus(limit) : Instant.ofEpochMilli((long) Math.ceil(deadline));
            pass(until, answerIsNear && !isOverLimit());
            owners.forEach(LoopOwner::expireGuard);
            return !clock.instant().isAfter(end);
        }

        private void pass(Instant until, boolean answerMayCome) {
            if (clock.isVirtual() && !answerMayCome) {
                clock.skipTowards(until);
            } else {
                Duration left = clock.isVirtual() ? LONGEST_WAIT : Duration.between(clock.instant(), until);
                sleep(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
            }
        }

        /** Woken by the first task that is posted; a stray wake-up is harmless. */
        private void sleep(Duration duration) {
            synchronized (wakeUp) {
                try {
                    if (duration.toMillis() > 0
                            && owners.stream().noneMatch(owner -> owner.loop().isReady())) {
                        wakeUp.wait(duration.toMillis());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while a plugin waits for an answer.", e);
                }
            }
        }
    }
}
