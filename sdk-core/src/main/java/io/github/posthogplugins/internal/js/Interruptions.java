package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.ExecutionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/** Words for what the watchdog ended, in the style of the server's own time-outs. */
final class Interruptions {

    /** As V8 by default. */
    private static final int MOST_FRAMES = 10;

    private Interruptions() {}

    static String message(Duration limit) {
        return "Script execution timed out after running for " + words(limit);
    }

    /** One millisecond more than a loop may take, as on the server, whose words name it (globals.md §1, lifecycle.md §4). */
    static Duration scriptLimit(ExecutionLimits limits) {
        return limits.task().plusMillis(1);
    }

    /** What is said of top-level code, and of set-up that has not waited for anything yet. */
    static String scriptMessage(ExecutionLimits limits) {
        return "Script execution timed out after " + scriptLimit(limits).toMillis() + "ms";
    }

    /**
     * The frames of the plugin, as a guest stack has them.
     *
     * @param hungAt where the plugin was seen; where the interruption says otherwise, an async function
     *     has caught it on its way
     */
    static String frames(PolyglotException interruption, Optional<HangPlace> hungAt) {
        List<String> frames = StreamSupport.stream(
                        interruption.getPolyglotStackTrace().spliterator(), false)
                .filter(frame -> frame.isGuestFrame() && frame.getSourceLocation() != null)
                .limit(MOST_FRAMES)
                .map(frame -> "\n    at " + frame.getRootName() + " (" + position(frame.getSourceLocation()) + ")")
                .toList();
        String top = hungAt.filter(place -> frames.isEmpty() || !place.isOnLineOf(frames.get(0)))
                .map(place -> "\n    at " + place)
                .orElse("");
        return top + String.join("", frames);
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
