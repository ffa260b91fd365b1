package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What PostHog's server records when a plugin fails: {@code {message, name, stack, time, event}}.
 *
 * @param message the error's message; for a thrown string, the string
 * @param name the error's name, such as {@code TypeError}; null for a thrown string
 * @param stack the guest stack, in the author's file and lines, without frames of the host; null for a thrown string
 * @param time when it happened, on the plugin's clock
 * @param event the event as it entered the hook, null if there was none
 * @param origin what failed
 * @param hook the name of the hook, task or job that failed, null if it was none or is not known
 */
public record PluginError(
        String message,
        @Nullable String name,
        @Nullable String stack,
        Instant time,
        @Nullable PluginEvent event,
        Origin origin,
        @Nullable String hook) {

    /** Makes an error of which the hook is not known. */
    public PluginError(
            String message,
            @Nullable String name,
            @Nullable String stack,
            Instant time,
            @Nullable PluginEvent event,
            Origin origin) {
        this(message, name, stack, time, event, origin, null);
    }

    /** Returns the same error as one of that hook. */
    public PluginError in(String hook) {
        return new PluginError(message, name, stack, time, event, origin, hook);
    }

    /** What failed. */
    public enum Origin {
        /** Loading: the source, its imports, or its top-level code. */
        LOADING,
        /** {@code setupPlugin}. */
        SETUP,
        /** Another hook. */
        HOOK,
        /** A promise that nobody awaited: recorded, but the hook that made it did not fail. */
        UNHANDLED_REJECTION
    }

    /** Returns where in the plugin it happened, as {@code file:line:column} of the topmost frame. */
    public Optional<String> location() {
        return StackTraces.topmostLocation(stack);
    }

    @Override
    public String toString() {
        return name == null ? message : name + ": " + message;
    }
}
