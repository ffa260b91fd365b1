package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.diff.EventDiff;
import io.github.posthogplugins.testing.expectation.InvalidJsonException;
import io.github.posthogplugins.testing.expectation.JsonText;
import org.jspecify.annotations.Nullable;

/** JSON texts, compared as JSON. */
final class JsonTexts {

    private JsonTexts() {}

    /**
     * Returns in what a text differs from the expected one, as the end of a sentence; empty if both say the same.
     *
     * @throws InvalidJsonException if the expected text is no JSON
     */
    static String difference(String expected, String actual) {
        Object wanted = read(expected);
        try {
            EventDiff diff = EventDiff.between(wanted, new JsonText("text", actual).value());
            return diff.isEmpty() ? "" : "but it differs in\n" + diff;
        } catch (InvalidJsonException noJson) {
            return "but it is no JSON\n" + Described.indented(actual);
        }
    }

    /**
     * Reads what the test wrote.
     *
     * @throws InvalidJsonException if it is no JSON
     */
    static @Nullable Object read(String json) {
        return new JsonText("the expected JSON", json).value();
    }

    /** What the test wrote, without white space. */
    static String compact(String json) {
        return JsonText.compact(read(json));
    }
}
