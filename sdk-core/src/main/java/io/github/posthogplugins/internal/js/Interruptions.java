package io.github.posthogplugins.internal.js;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;

/** Words for what the watchdog ended, in the style of the server's own time-outs. */
final class Interruptions {

    private Interruptions() {}

    static String message(PolyglotException interruption, String file, Duration limit) {
        String place = frame(interruption, file).map(frame -> " on line " + place(frame)).orElse("");
        return "Script execution timed out after running for " + words(limit) + place;
    }

    static String stack(PolyglotException interruption, String file) {
        return StreamSupport.stream(interruption.getPolyglotStackTrace().spliterator(), false)
                .filter(frame -> isIn(frame, file))
                .map(frame -> "\n    at " + frame.getRootName() + " (" + file + ":" + position(frame) + ")")
                .collect(Collectors.joining());
    }

    private static Optional<StackFrame> frame(PolyglotException interruption, String file) {
        return StreamSupport.stream(interruption.getPolyglotStackTrace().spliterator(), false)
                .filter(frame -> isIn(frame, file))
                .findFirst();
    }

    private static boolean isIn(StackFrame frame, String file) {
        SourceSection section = frame.getSourceLocation();
        return frame.isGuestFrame() && section != null && section.getSource().getName().equals(file);
    }

    /** As the server counts: lines from 1, columns from 0. */
    private static String place(StackFrame frame) {
        SourceSection section = frame.getSourceLocation();
        return section.getStartLine() + ":" + (section.getStartColumn() - 1);
    }

    private static String position(StackFrame frame) {
        SourceSection section = frame.getSourceLocation();
        return section.getStartLine() + ":" + section.getStartColumn();
    }

    private static String words(Duration limit) {
        if (limit.toMillisPart() != 0) {
            return limit.toMillis() + " ms";
        }
        return limit.toSeconds() == 1 ? "1 second" : limit.toSeconds() + " seconds";
    }
}
