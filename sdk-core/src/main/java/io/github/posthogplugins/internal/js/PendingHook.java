package io.github.posthogplugins.internal.js;

import org.jspecify.annotations.Nullable;

/** A hook that was started. */
final class PendingHook {

    private final @Nullable PendingHook outer;
    private @Nullable Settled settled;

    /**
     * @param outer the hook that waits meanwhile, null if there is none
     */
    PendingHook(@Nullable PendingHook outer) {
        this.outer = outer;
    }

    @Nullable
    PendingHook outer() {
        return outer;
    }

    /** Ends the hook; what comes later is too late. */
    void settle(Settled how) {
        if (settled == null) {
            settled = how;
        }
    }

    boolean isSettled() {
        return settled != null;
    }

    Settled result() {
        return settled == null ? Settled.never() : settled;
    }
}
