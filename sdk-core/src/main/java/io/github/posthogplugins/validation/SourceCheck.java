package io.github.posthogplugins.validation;

import java.util.List;

/**
 * Looks into the JavaScript or TypeScript of a bundle, for whoever can parse it.
 *
 * <p>The validator calls it once for the main file of a bundle, on its own thread, and adds what it returns to its
 * report. It returns an empty list for a source without faults, and does not throw for one that cannot be parsed: that
 * is a problem too. What it throws nevertheless reaches the caller of the validator.
 */
@FunctionalInterface
public interface SourceCheck {

    /** A check that finds nothing, for when there is no JavaScript engine at hand. */
    SourceCheck NONE = (file, source) -> List.of();

    /**
     * Finds what is wrong with a source.
     *
     * @param file its path in the bundle, for the locations of the problems
     * @param source its text
     * @return the problems, in any order
     */
    List<Problem> check(String file, String source);
}
