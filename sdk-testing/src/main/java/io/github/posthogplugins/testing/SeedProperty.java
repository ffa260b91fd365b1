package io.github.posthogplugins.testing;

import java.util.OptionalLong;

/** The seed that {@code -Dposthog.seed} gives to tests that have none of their own. */
final class SeedProperty {

    private static final String NAME = "posthog.seed";

    private SeedProperty() {}

    static OptionalLong value() {
        String text = System.getProperty(NAME, "").strip();
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(parse(text));
    }

    private static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The system property " + NAME + " is '" + text
                    + "', which is no seed.\nSet it to a whole number, as in -D" + NAME + "=42.");
        }
    }

    /** Says how to get the same chance again. */
    static String advice(long seed) {
        return "chance has the seed " + seed + " (-D" + NAME + "=" + seed + ")";
    }
}
