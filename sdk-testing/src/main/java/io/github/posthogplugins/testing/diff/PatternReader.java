package io.github.posthogplugins.testing.diff;

import io.github.posthogplugins.testing.diff.PathPattern.AnyElement;
import io.github.posthogplugins.testing.diff.PathPattern.AnyStep;
import io.github.posthogplugins.testing.diff.PathPattern.AnySteps;
import io.github.posthogplugins.testing.diff.PathPattern.Index;
import io.github.posthogplugins.testing.diff.PathPattern.Name;
import io.github.posthogplugins.testing.diff.PathPattern.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads paths with wildcards. */
final class PatternReader {

    /** A name up to the next dot or bracket, or what stands in brackets. */
    private static final Pattern PART = Pattern.compile(
            "(?<name>[^.\\[\\]\"]+)|\\[(?:(?<any>\\*)|(?<index>\\d{1,9})|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\")]");

    private final String text;
    private final Matcher matcher;

    PatternReader(String text) {
        this.text = text;
        this.matcher = PART.matcher(text);
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        while (parts.isEmpty() || position < text.length()) {
            position = afterDot(position);
            if (!matcher.region(position, text.length()).lookingAt()) {
                throw noPath(position);
            }
            parts.add(part());
            position = matcher.end();
        }
        return List.copyOf(parts);
    }

    /** Between two parts stands a dot, unless the second is in brackets. */
    private int afterDot(int position) {
        boolean first = position == 0;
        if (first || text.charAt(position) == '[') {
            return position;
        }
        if (text.charAt(position) != '.') {
            throw noPath(position);
        }
        return position + 1;
    }

    private Part part() {
        if (matcher.group("name") != null) {
            return named(matcher.group("name"));
        }
        if (matcher.group("any") != null) {
            return new AnyElement();
        }
        return matcher.group("index") != null
                ? new Index(Integer.parseInt(matcher.group("index")))
                : new Name(Pattern.compile(Pattern.quote(ValueText.unquoted(matcher.group("quoted")))));
    }

    private static Part named(String name) {
        if (name.equals("**")) {
            return new AnySteps();
        }
        return name.equals("*") ? new AnyStep() : new Name(glob(name));
    }

    private static Pattern glob(String name) {
        StringBuilder regex = new StringBuilder();
        for (String piece : name.split("((?<=\\*)|(?=\\*))")) {
            regex.append(piece.equals("*") ? ".*" : Pattern.quote(piece));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private IllegalArgumentException noPath(int position) {
        return new IllegalArgumentException("'" + text + "' is no path: no name is at character " + (position + 1)
                + ".\nWrite paths like properties.plan, properties[\"a.b\"], properties.items[*].id or **.uuid.");
    }
}
