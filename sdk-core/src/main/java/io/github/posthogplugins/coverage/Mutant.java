package io.github.posthogplugins.coverage;

import java.util.List;
import java.util.stream.Stream;

/**
 * A condition of a plugin, and what became of the tests when it was negated.
 *
 * @param file its path, relative to the module's folder, with {@code /} between folders
 * @param hash of its text
 * @param tests those that noticed, or else all that have run the condition
 */
public record Mutant(String file, String hash, Span condition, Fate fate, List<String> tests) {

    /** Copies the list. */
    public Mutant {
        tests = List.copyOf(tests);
    }

    String key() {
        return String.join("\0", file, hash, condition.toString());
    }

    /** Returns what two JVMs together know; whoever has noticed it has noticed it for both. */
    Mutant plus(Mutant other) {
        if (fate != other.fate) {
            return fate.compareTo(other.fate) < 0 ? this : other;
        }
        return new Mutant(
                file,
                hash,
                condition,
                fate,
                Stream.concat(tests.stream(), other.tests.stream()).distinct().toList());
    }

    /** What became of it, the best first. */
    public enum Fate {
        /** A test failed, or did not come to an end. */
        NOTICED,
        /** All tests that run the condition passed. */
        SURVIVED,
        /** No test runs the condition. */
        NOT_RUN
    }
}
