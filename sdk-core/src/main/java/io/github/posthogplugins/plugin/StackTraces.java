package io.github.posthogplugins.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads guest stacks. */
final class StackTraces {

    private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at (?:.*\\()?([^()\\n]+:\\d+:\\d+)\\)?$");

    private StackTraces() {}

    static Optional<String> topmostLocation(@Nullable String stack) {
        if (stack == null) {
            return Optional.empty();
        }
        Matcher frame = FRAME.matcher(stack);
        return frame.find() ? Optional.of(frame.group(1)) : Optional.empty();
    }
}
