package io.github.posthogplugins.testing.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a JSON value.
 *
 * @param steps the way from the root
 */
record JsonPath(List<Step> steps) {

    static final JsonPath ROOT = new JsonPath(List.of());

    private static final Pattern PLAIN_NAME = Pattern.compile("[^.\\[\\]*\"\\s]+");

    /** One step of the way. */
    sealed interface Step {}

    /** To the member of an object. */
    record Member(String name) implements Step {}

    /** To an element of an array, which may stand elsewhere in the other one; -1 where it is not at all. */
    record Element(int expectedIndex, int actualIndex) implements Step {

        boolean isAt(int index) {
            return index == expectedIndex || index == actualIndex;
        }
    }

    JsonPath member(String name) {
        return plus(new Member(name));
    }

    JsonPath element(int expectedIndex, int actualIndex) {
        return plus(new Element(expectedIndex, actualIndex));
    }

    private JsonPath plus(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JsonPath(longer);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** In the syntax that {@link PathPattern} reads, but for elements that have moved. */
    @Override
    public String toString() {
        if (isRoot()) {
            return "(the whole)";
        }
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step instanceof Member member ? name(member, text.isEmpty()) : index((Element) step));
        }
        return text.toString();
    }

    private static String name(Member member, boolean first) {
        if (PLAIN_NAME.matcher(member.name()).matches()) {
            return (first ? "" : ".") + member.name();
        }
        return "[" + ValueText.quoted(member.name()) + "]";
    }

    private static String index(Element element) {
        int expected = element.expectedIndex();
        int actual = element.actualIndex();
        boolean moved = expected >= 0 && actual >= 0 && expected != actual;
        return moved ? "[" + expected + " -> " + actual + "]" : "[" + Math.max(expected, actual) + "]";
    }
}
