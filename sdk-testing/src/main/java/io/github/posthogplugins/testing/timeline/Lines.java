package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.testing.text.ShownJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Texts of a length that people read. */
final class Lines {

    static final int MOST_CHARACTERS = 200;
    private static final int MOST_LINES = 30;

    private Lines() {}

    /** The lines of a text, the second and later ones indented. */
    static List<String> of(String text) {
        List<String> all = List.of(text.split("\n", -1));
        List<String> lines =
                new ArrayList<>(all.stream().limit(MOST_LINES).map(Lines::cut).toList());
        if (all.size() > MOST_LINES) {
            lines.add("… " + (all.size() - MOST_LINES) + " more lines");
        }
        lines.replaceAll(line -> "    " + line);
        lines.set(0, lines.get(0).substring("    ".length()));
        return lines;
    }

    /** What can't be told is no reason to tell nothing, and to hide why the test has failed. */
    static List<String> told(Supplier<List<String>> lines) {
        try {
            return lines.get();
        } catch (RuntimeException problem) {
            return List.of("(this can't be told: " + problem + ")");
        }
    }

    /** A value as JSON, not too long. */
    static String json(@Nullable Object value) {
        return cut(ShownJson.of(value));
    }

    static String cut(String text) {
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS) + "… (" + text.length() + " characters)";
    }
}
