package io.github.posthogplugins.event;

/**
 * How large an event may be.
 *
 * @param maxCharacters the most characters of JSON text
 * @param maxDepth the deepest nesting of objects and arrays
 */
public record EventLimits(int maxCharacters, int maxDepth) {

    private static final EventLimits DEFAULTS = new EventLimits(8 * 1024 * 1024, 500);

    /** Refuses limits that no event could meet. */
    public EventLimits {
        if (maxCharacters < 2 || maxDepth < 1) {
            throw new IllegalArgumentException("Event limits must be positive, but are " + maxCharacters
                    + " characters and a depth of " + maxDepth + ".");
        }
    }

    /**
     * Returns the default limits: 8 Mi characters and 500 levels. PostHog's capture service refuses events long before
     * (its queue takes 1 MiB a message), so nothing that could reach a plugin there is refused here.
     */
    public static EventLimits defaults() {
        return DEFAULTS;
    }
}
