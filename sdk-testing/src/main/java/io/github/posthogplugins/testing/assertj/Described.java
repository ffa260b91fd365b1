package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.JsonDifference;
import io.github.posthogplugins.testing.text.ShownJson;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as failure messages show them. */
final class Described {

    private Described() {}

    /** A property's value as JSON. */
    static String json(@Nullable Object value) {
        return ShownJson.of(value);
    }

    /** The place, and what should and what does stand there, on indented lines. */
    static String jsonDifferences(List<JsonDifference> differences) {
        return differences.stream()
                .map(each ->
                        "  " + each.path() + "\n    expected  " + each.expected() + "\n    but was   " + each.actual())
                .collect(Collectors.joining("\n"));
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** One indented line each, or a word that there are none. */
    static String lines(Collection<?> items) {
        return items.isEmpty()
                ? "  (none)"
                : items.stream().map(item -> indented(String.valueOf(item))).collect(Collectors.joining("\n"));
    }

    static String indented(String text) {
        return "  " + text.replace("\n", "\n  ");
    }

    /** All names on one line each, without repeating them, and the one that was probably meant. */
    static String names(Collection<String> names, String missing) {
        return lines(new LinkedHashSet<>(names)) + meant(missing, names);
    }

    /** A question for the name that was probably meant, if one of these is near enough. */
    static String meant(String missing, Collection<String> names) {
        return Spelling.nearest(missing, names)
                .map(name -> "\nDid you mean\n  " + name)
                .orElse("");
    }
}
