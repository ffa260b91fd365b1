package io.github.posthogplugins.internal.js;

import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * How a hook ended.
 *
 * @param succeeded whether it returned
 * @param dropped for {@code processEvent}: whether it returned nothing
 * @param sameObject for {@code processEvent}: whether the event is still the object that was passed
 * @param description what the guest side says of the error, null if there is none
 * @param cutOff how the host ended it, null if it ended by itself
 */
record Settled(
        boolean succeeded,
        boolean dropped,
        boolean sameObject,
        @Nullable String description,
        @Nullable PolyglotException cutOff) {

    private static final String NEVER = JsonCodec.text(
            java.util.Map.of(
                    "name", "Error",
                    "message",
                            "The promise that the hook waits for can never settle: nothing that could settle it is under way."));

    /** The three ways in which {@code processEvent} succeeds. */
    static final Settled DROPPED = succeeded(true, false);

    static final Settled SAME = succeeded(false, true);
    static final Settled OTHER = succeeded(false, false);

    static Settled succeeded(boolean dropped, boolean sameObject) {
        return new Settled(true, dropped, sameObject, null, null);
    }

    static Settled failed(boolean sameObject, String description) {
        return new Settled(false, false, sameObject, description, null);
    }

    static Settled cutOff(PolyglotException cutOff) {
        return new Settled(false, false, true, null, cutOff);
    }

    static Settled never() {
        return failed(true, NEVER);
    }
}
