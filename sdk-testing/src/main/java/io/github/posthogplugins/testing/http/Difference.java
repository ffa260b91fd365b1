package io.github.posthogplugins.testing.http;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a request that is not as a stub wants it. */
record Difference(String part, String expected, String actual) {

    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_SHOWN = 20;

    /** Three lines for each, indented by so many spaces. */
    static String lines(List<Difference> differences, int indent) {
        String shown = differences.stream()
                .limit(MOST_SHOWN)
                .map(difference -> difference.lines(" ".repeat(indent)))
                .collect(Collectors.joining("\n"));
        int more = differences.size() - MOST_SHOWN;
        return more > 0 ? shown + "\n" + " ".repeat(indent) + "and " + more + " more differences" : shown;
    }

    /** Whether it is about the path, a header, the body …; a body differs in many places as easily as in one. */
    String side() {
        return part.split(" ", 2)[0];
    }

    /** Whether the stub would match if it did not mind parameters in the query that it does not name. */
    boolean isOfMoreParameters() {
        return part.equals("query") || (part.equals("path and query") && actual.startsWith(expected + "?"));
    }

    private String lines(String indent) {
        return indent + part + "\n"
                + indent + "  expected  " + shown(expected, indent) + "\n"
                + indent + "  but was   " + shown(actual, indent);
    }

    private static String shown(String value, String indent) {
        String shortened = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
        return shortened.isEmpty() ? "(empty)" : shortened.replace("\n", "\n" + indent + "            ");
    }
}
