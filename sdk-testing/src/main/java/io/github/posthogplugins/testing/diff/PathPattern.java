package io.github.posthogplugins.testing.diff;

import io.github.posthogplugins.testing.diff.JsonPath.Element;
import io.github.posthogplugins.testing.diff.JsonPath.Member;
import io.github.posthogplugins.testing.diff.JsonPath.Step;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Places in JSON values, as a path with wildcards.
 *
 * @param parts what the steps of a path must be
 */
record PathPattern(List<Part> parts) {

    /** What one step must be. */
    sealed interface Part {

        boolean fits(Step step);
    }

    /** {@code **}: any number of steps. */
    record AnySteps() implements Part {

        @Override
        public boolean fits(Step step) {
            return true;
        }
    }

    /** {@code *}: any member or element. */
    record AnyStep() implements Part {

        @Override
        public boolean fits(Step step) {
            return true;
        }
    }

    /** {@code plan}, {@code utm_*} or {@code ["a.b"]}: a member. */
    record Name(Pattern pattern) implements Part {

        @Override
        public boolean fits(Step step) {
            return step instanceof Member member
                    && pattern.matcher(member.name()).matches();
        }
    }

    /** {@code [*]}: any element. */
    record AnyElement() implements Part {

        @Override
        public boolean fits(Step step) {
            return step instanceof Element;
        }
    }

    /** {@code [2]}: an element. */
    record Index(int index) implements Part {

        @Override
        public boolean fits(Step step) {
            return step instanceof Element element && element.isAt(index);
        }
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PathPattern parse(String text) {
        return new PathPattern(new PatternReader(text).parts());
    }

    /** Tells whether this is the path of exactly that place. */
    boolean matches(JsonPath path) {
        return matches(0, path.steps(), 0);
    }

    private boolean matches(int part, List<Step> steps, int step) {
        if (part == parts.size()) {
            return step == steps.size();
        }
        if (parts.get(part) instanceof AnySteps && matches(part + 1, steps, step)) {
            return true;
        }
        if (step == steps.size() || !parts.get(part).fits(steps.get(step))) {
            return false;
        }
        return matches(parts.get(part) instanceof AnySteps ? part : part + 1, steps, step + 1);
    }

    /** Tells whether this is the path of that place, or of one around it. */
    boolean covers(JsonPath path) {
        for (int length = 0; length <= path.steps().size(); length++) {
            if (matches(new JsonPath(path.steps().subList(0, length)))) {
                return true;
            }
        }
        return false;
    }
}
