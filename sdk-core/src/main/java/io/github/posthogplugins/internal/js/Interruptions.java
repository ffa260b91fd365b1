package io.github.posthogplugins.internal.js;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;

/** Words for what the watchdog ended, in the style of the server's own time-outs. */
final class Interruptions {

    private Interruptions() {}

    static String message(Duration limit) {
        return "Script execution timed out after running for " + words(limit);
    }

    /** The frames of the plugin in an interruption, as a guest stack has them. */
    static String frames(PolyglotException interruption) {
        return StreamSupport.stream(interruption.getPolyglotStackTrace().spliterator(), false)
                .filter(frame -> frame.isGuestFrame() && frame.getSourceLocation() != null)
                .map(frame -> "\n    at " + function(frame) + "(" + position(frame.getSourceLocation()) + ")")
                .collect(Collectors.joining());
    }

    static String frame(SourceSection section) {
        return "\n    at " + position(section);
    }

    private static String function(StackFrame frame) {
        return frame.getRootName() + " ";
    }

    private static String position(SourceSection section) {
        return section.getSource().getName() + ":" + section.getStartLine() + ":" + section.getStartColumn();
    }

    private static String words(Duration limit) {
        if (limit.toMillisPart() != 0) {
            return limit.toMillis() + " ms";
        }
        return limit.toSeconds() == 1 ? "1 second" : limit.toSeconds() + " seconds";
    }
}
