package io.github.posthogplugins.replay;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when a replay can't begin or can't go on; the message says why, and the cause is what broke it. */
public final class ReplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ReplayReport report;

    ReplayException(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    ReplayException(String message, @Nullable Throwable cause, @Nullable ReplayReport report) {
        super(message, cause);
        this.report = report;
    }

    /** Returns what was done up to then; empty if the replay did not begin. */
    public Optional<ReplayReport> report() {
        return Optional.ofNullable(report);
    }

    ReplayException with(ReplayReport soFar) {
        return new ReplayException(String.valueOf(getMessage()), getCause(), soFar);
    }
}
