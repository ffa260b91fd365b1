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
 */
final class Waiting {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_LIMITS = 10;

    private final Object wakeUp;
    private final PluginClock clock;
    private final Duration limit;

    /**
     * @param wakeUp the monitor that all loops of the runtime notify
     * @param limit how long an answer may be under way in real time before a virtual clock moves on without it
     */
    Waiting(Object wakeUp, PluginClock clock, Duration limit) {
        this.wakeUp = wakeUp;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Runs until that is so.
     *
     * @return false if it can't become so, because nothing is left that could happen
     */
    boolean until(BooleanSupplier done, List<? extends LoopOwner> owners) {
        long started = System.nanoTime();
        Instant end = lastMoment();
        while (!done.getAsBoolean()) {
            if (runReady(owners)) {
                end = lastMoment();
            } else if (!done.getAsBoolean()
                    && (!waitForMore(owners, started) || clock.instant().isAfter(end))) {
                return false;
            }
        }
        return true;
    }

    /** Where nothing but time-outs happens, a plugin may have made them endless. */
    private Instant lastMoment() {
        return clock.instant().plus(limit.multipliedBy(MOST_LIMITS));
    }

    /** Runs until no answer is under way and nothing is ready. */
    void untilQuiet(List<? extends LoopOwner> owners) {
        until(
                () -> owners.stream()
                        .noneMatch(owner ->
                                owner.loop().isUnderWay() || owner.loop().isReady()),
                owners);
    }

    private static boolean runReady(List<? extends LoopOwner> owners) {
        boolean ran = false;
        for (LoopOwner owner : owners) {
            for (Runnable task = owner.loop().next();
                    task != null;
                    task = owner.loop().next()) {
                owner.run(task);
                ran = true;
            }
        }
        return ran;
    }

    private boolean waitForMore(List<? extends LoopOwner> owners, long started) {
        double deadline = -1;
        for (LoopOwner owner : owners) {
            double earliest = owner.armGuards();
            deadline = deadline < 0 || (earliest >= 0 && earliest < deadline) ? earliest : deadline;
        }
        boolean underWay = owners.stream().anyMatch(Waiting::isAnswerNear);
        if (deadline < 0 && !underWay && owners.stream().noneMatch(LoopOwner::hasTimers)) {
            return false;
        }
        Instant until = deadline < 0 ? clock.instant().plus(limit) : Instant.ofEpochMilli((long) Math.ceil(deadline));
        pass(until, underWay && System.nanoTime() - started < limit.toNanos(), owners);
        owners.forEach(LoopOwner::expireGuard);
        return true;
    }

    /** An answer may have come since the loops were last looked at: time must not move past it. */
    private static boolean isAnswerNear(LoopOwner owner) {
        return owner.loop().isUnderWay() || owner.loop().isReady();
    }

    private void pass(Instant until, boolean answerMayCome, List<? extends LoopOwner> owners) {
        if (clock.isVirtual() && !answerMayCome) {
            clock.skipTowards(until);
        } else {
            Duration left = clock.isVirtual() ? LONGEST_WAIT : Duration.between(clock.instant(), until);
            sleep(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left, owners);
        }
    }

    /** Woken by the first task that is posted; a stray wake-up is harmless. */
    private void sleep(Duration duration, List<? extends LoopOwner> owners) {
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
