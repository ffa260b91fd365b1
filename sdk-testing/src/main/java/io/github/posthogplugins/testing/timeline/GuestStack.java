package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.plugin.PluginError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frames of a guest stack.
 *
 * @param frames as JavaScript writes them, without {@code at}: {@code lookUp (index.ts:14:9)}, or the place only
 */
record GuestStack(List<String> frames) {

    private static final Pattern FRAME = Pattern.compile("(?:(.*) \\()?([^()\\s]+):(\\d+):(\\d+)\\)?");
    private static final int MOST = 10;

    static GuestStack of(PluginError error) {
        return new GuestStack(
                error.stack() == null
                        ? List.of()
                        : error.stack()
                                .lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("at "))
                                .map(line -> line.substring("at ".length()))
                                .limit(MOST)
                                .toList());
    }

    /** The frames that name a place, in the form of Java's; an IDE makes links of them. */
    List<StackTraceElement> elements(String plugin) {
        return frames.stream()
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .map(frame -> new StackTraceElement(
                        "plugin " + plugin,
                        frame.group(1) == null ? "(top level)" : frame.group(1).replaceFirst("^async ", ""),
                        frame.group(2) + ":" + frame.group(3),
                        Integer.parseInt(frame.group(4))))
                .toList();
    }
}
