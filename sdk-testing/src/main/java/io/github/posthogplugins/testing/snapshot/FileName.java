package io.github.posthogplugins.testing.snapshot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names snapshots after their tests: {@code greets.json}, {@code greets.2.json}, {@code greets-after the click.json}. */
final class FileName {

    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{N}_$ .,+@=()-]");
    private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)\\]");

    private FileName() {}

    static String of(String test, @Nullable String name) {
        return clean(test) + (name == null ? "" : "-" + clean(name)) + ".json";
    }

    /** File systems refuse some characters, and treat others in their own way. */
    static String clean(String text) {
        return ODD.matcher(text).replaceAll("_");
    }

    /** The name of a test, with the numbers of its invocations if it has several. */
    static String ofTest(String method, String uniqueId) {
        StringBuilder name = new StringBuilder(method);
        Matcher numbers = INVOCATION.matcher(uniqueId);
        while (numbers.find()) {
            name.append('.').append(numbers.group(1));
        }
        return name.toString();
    }
}
