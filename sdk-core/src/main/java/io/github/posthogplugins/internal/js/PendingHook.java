package io.github.posthogplugins.internal.js;

import org.jspecify.annotations.Nullable;

/** A hook that was started. */
final class PendingHook {

    private @Nullable Settled settled;

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
