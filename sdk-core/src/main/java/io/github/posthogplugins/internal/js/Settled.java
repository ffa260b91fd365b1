package io.github.posthogplugins.internal.js;

import java.util.Map;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * How a hook ended.
 *
 * @param returned what it returned, null if it did not return
 * @param description what the guest side says of the error, null if there is none
 * @param cutOff how the host ended it, null if it ended by itself
 */
record Settled(
        @Nullable Returned returned,
        @Nullable String description,
        @Nullable PolyglotException cutOff) {

    /** What {@code processEvent} returned, in the numbers of {@code hooks.js}; other hooks return nothing of interest. */
    enum Returned {
        /** A promise, which has not settled. */
        PENDING,
        /** Nothing, or what counts as nothing. */
        NOTHING,
        /** The event that it was given. */
        SAME,
        /** Something else. */
        OTHER;

        private static final Returned[] BY_NUMBER = values();

        static Returned of(int number) {
            return BY_NUMBER[number];
        }
    }

    private static final String NEVER = JsonCodec.text(Map.of(
            "name",
            "Error",
            "message",
            "The promise that the hook waits for can never settle: nothing that could settle it is under way."));

    private static final String ENDLESS = JsonCodec.text(Map.of(
            "name",
            "Error",
            "message",
            "The promise that the hook waits for did not settle, though the plugin went on without a pause for longer than"
                    + " a hook may take."));

    static Settled returned(Returned what) {
        return new Settled(what, null, null);
    }

    static Settled failed(String description) {
        return new Settled(null, description, null);
    }

    static Settled cutOff(PolyglotException cutOff) {
        return new Settled(null, null, cutOff);
    }

    static Settled never() {
        return failed(NEVER);
    }

    static Settled endless() {
        return failed(ENDLESS);
    }

    /** Tells whether it failed with an error that asks to be tried again. */
    boolean isRetriable() {
        return description != null
                && JsonCodec.read(description).path("retriable").asBoolean();
    }

    boolean succeeded() {
        return returned != null;
    }
}
