package io.github.posthogplugins.testing.http;

import java.util.List;

/**
 * One place in which two JSON texts differ.
 *
 * @param path the place, such as {@code $.items[0].name}; {@code $} for the whole
 * @param expected the JSON that should be there, {@code (absent)} if nothing should
 * @param actual the JSON that is there, {@code (absent)} if nothing is
 */
public record JsonDifference(String path, String expected, String actual) {

    /**
     * Compares as JSON: neither the order of keys, nor white space, nor the spelling of a number counts.
     *
     * @return all differences, none if both say the same
     * @throws IllegalArgumentException if what is expected is no JSON
     */
    public static List<JsonDifference> between(String expected, String actual) {
        return new JsonComparison(false).compare(expected, actual);
    }

    /**
     * Compares as JSON, and lets what is there have more members, and more elements at the end of arrays, than expected.
     *
     * @return all differences, none if what is expected is there
     * @throws IllegalArgumentException if what is expected is no JSON
     */
    public static List<JsonDifference> beyondExtras(String expected, String actual) {
        return new JsonComparison(true).compare(expected, actual);
    }
}
