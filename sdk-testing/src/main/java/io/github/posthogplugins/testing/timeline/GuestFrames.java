package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.testing.timeline.Timeline.PluginFailure;
import java.util.List;
import java.util.stream.Stream;

/** Puts the plugin's frames on top of the stack of a failing test: the first thing to look at is the plugin's line. */
final class GuestFrames {

    private GuestFrames() {}

    static void addTo(Throwable failure, PluginFailure ofPlugin) {
        List<StackTraceElement> guest =
                GuestStack.of(ofPlugin.error()).elements(ofPlugin.plugin().name());
        StackTraceElement[] host = failure.getStackTrace();
        if (host.length > 0) {
            failure.setStackTrace(Stream.concat(guest.stream(), Stream.of(host)).toArray(StackTraceElement[]::new));
        }
    }
}
