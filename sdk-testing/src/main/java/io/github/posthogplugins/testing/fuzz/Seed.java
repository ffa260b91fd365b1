package io.github.posthogplugins.testing.fuzz;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** What random events are made of: the same in every build unless somebody says otherwise. */
final class Seed {

    static final String PROPERTY = "posthog.seed";
    static final long DEFAULT = 2024;

    private static final int SHORT = 1_000_000_000;

    private Seed() {}

    /**
     * @param property what the system property says, null if nothing; it takes precedence
     * @param ofTest what the test says
     * @throws IllegalArgumentException if the property is neither a number nor {@code random}
     */
    static long of(@Nullable String property, long ofTest) {
        if (property == null || property.isBlank()) {
            return ofTest;
        }
        if (property.equals("random")) {
            return new SecureRandom().nextInt(SHORT);
        }
        try {
            return Long.parseLong(property);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-D" + PROPERTY + "=" + property + " is no seed. Use a number, or the word random.", e);
        }
    }
}
