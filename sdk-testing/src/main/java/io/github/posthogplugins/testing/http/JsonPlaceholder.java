package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts in expected JSON that stand for other values, as WireMock has them from JsonUnit. */
final class JsonPlaceholder {

    static final String ANYTHING = "${json-unit.ignore}";
    static final String REGEX = "${json-unit.regex}";

    private static final String ANY_STRING = "${json-unit.any-string}";
    private static final String ANY_NUMBER = "${json-unit.any-number}";
    private static final String ANY_BOOLEAN = "${json-unit.any-boolean}";

    private JsonPlaceholder() {}

    /** Tells whether that stands for values of this kind. */
    static boolean covers(@Nullable JsonNode expected, @Nullable JsonNode actual) {
        if (expected == null || actual == null || !expected.isTextual()) {
            return false;
        }
        String text = expected.textValue();
        return switch (text) {
            case ANYTHING -> true;
            case ANY_STRING -> actual.isTextual();
            case ANY_NUMBER -> actual.isNumber();
            case ANY_BOOLEAN -> actual.isBoolean();
            default -> text.startsWith(REGEX) && actual.isTextual() && matches(text, actual.textValue());
        };
    }

    private static boolean matches(String placeholder, String text) {
        return Pattern.matches(placeholder.substring(REGEX.length()), text);
    }
}
