package io.github.posthogplugins.internal.js;

import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * What the host goes on with where a plugin has changed the language itself, so that even the guest side of the host does
 * not answer as it should.
 */
final class Unreadable {

    static final String MESSAGE =
            "The plugin has changed what the language is made of, so that the host can't read what it answers.";

    static final String OUT_OF_MEMORY =
            "There is no memory left. Give the JVM more (-Xmx), or the plugin less to keep.";

    /** Made in time: later there may be no memory for it. */
    private static final String OUT_OF_MEMORY_DESCRIPTION =
            JsonCodec.text(Map.of("name", "RangeError", "message", OUT_OF_MEMORY));

    private Unreadable() {}

    /** Returns what is said of a plugin that was interrupted, where nothing more is known. */
    static String cutOff() {
        return JsonCodec.text(Map.of("cutOff", "turn", "stack", ""));
    }

    /** Returns what is said of a plugin for which the heap did not suffice. */
    static String outOfMemory() {
        return OUT_OF_MEMORY_DESCRIPTION;
    }

    /** Returns an answer of the guest side, which is a text if the plugin lets it be. */
    static Optional<String> textOf(Value answer) {
        return answer.isString() ? Optional.of(answer.asString()) : Optional.empty();
    }

    /** Returns what can be said of an error that does not let itself be described. */
    static String description() {
        return description(MESSAGE);
    }

    /** Returns what can be said of an error, to describe which has failed. */
    static String description(PolyglotException failure) {
        String reason = failure.isInterrupted() ? "that takes too long" : String.valueOf(failure.getMessage());
        return description("What the plugin threw can't be described: " + reason + ".");
    }

    private static String description(String message) {
        return JsonCodec.text(Map.of("name", "Error", "message", message));
    }
}
