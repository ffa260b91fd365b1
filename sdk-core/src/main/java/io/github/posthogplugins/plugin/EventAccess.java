package io.github.posthogplugins.plugin;

import java.util.List;
import java.util.Optional;

/**
 * Something that a plugin did with a member of an event.
 *
 * @param kind what it did
 * @param path where the member is in the event, such as {@code properties}, {@code $ip}; empty for the event itself
 * @param found whether it was there: for a read, with a value other than null
 * @param listed whether it was read only because everything around it was, as {@code {...event.properties}} does
 * @param stack the guest stack, in the author's file and lines
 */
public record EventAccess(Kind kind, List<String> path, boolean found, boolean listed, String stack) {

    /** What a plugin did. */
    public enum Kind {
        /** It asked for the value, or whether there is one. */
        READ,
        /** It set it, or set one in its place. */
        WRITE,
        /** It deleted it, whether or not it was there. */
        DELETE,
        /** It asked for the names of all members. */
        LIST
    }

    /** Copies the path. */
    public EventAccess {
        path = List.copyOf(path);
    }

    /**
     * Returns where in the plugin it happened, as {@code file:line:column} of the topmost frame; of a deletion, the engine
     * tells the beginning of the function only.
     */
    public Optional<String> location() {
        return StackTraces.topmostLocation(stack);
    }

    @Override
    public String toString() {
        return kind + " " + String.join(".", path)
                + location().map(place -> " at " + place).orElse("");
    }
}
