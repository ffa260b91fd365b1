package io.github.posthogplugins.ingestion;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@code $elements} that a client has captured as the chain of elements that is stored:
 * {@code tag.class:name="value"…;…}, the innermost first.
 */
final class CapturedElements {

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_LINK = 2048;
    private static final String ATTRIBUTE = "attr__";

    /** In the order of JavaScript's localeCompare: before digits, which come before letters. */
    private static final String SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    private static final Comparator<String> AS_PEOPLE_SORT =
            Comparator.comparing(CapturedElements::weights).thenComparing(Comparator.reverseOrder());

    private CapturedElements() {}

    static String toChain(List<?> elements) {
        return elements.stream()
                .map(element -> written(JsValues.spread(element)))
                .collect(Collectors.joining(";"));
    }

    private static String written(Map<String, @Nullable Object> element) {
        StringBuilder text = new StringBuilder();
        if (JsValues.isTruthy(element.get("tag_name"))) {
            text.append(JsValues.text(element.get("tag_name")));
        }
        classes(element.get("attr__class")).stream().sorted().forEach(each -> text.append('.')
                .append(each.replace("\"", "")));
        text.append(':');
        attributes(element).forEach((name, value) -> text.append(escaped(name))
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        return text.toString();
    }

    private static List<String> classes(@Nullable Object attribute) {
        if (attribute instanceof List<?> list) {
            return list.stream().map(JsValues::text).toList();
        }
        return JsValues.isTruthy(attribute) ? List.of(JsValues.text(attribute).split(" ", -1)) : List.of();
    }

    private static Map<String, String> attributes(Map<String, @Nullable Object> element) {
        Map<String, String> attributes = new TreeMap<>(AS_PEOPLE_SORT);
        putShortened(attributes, "text", element.get("$el_text"), LONGEST_TEXT);
        attributes.put("nth-child", numberOrZero(element.get("nth_child")));
        attributes.put("nth-of-type", numberOrZero(element.get("nth_of_type")));
        putShortened(attributes, "href", element.get("attr__href"), LONGEST_LINK);
        putShortened(attributes, "attr_id", element.get("attr__id"), Integer.MAX_VALUE);
        element.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name, JsValues.text(value));
            }
        });
        return attributes;
    }

    private static void putShortened(Map<String, String> attributes, String name, @Nullable Object value, int longest) {
        if (JsValues.isTruthy(value)) {
            String text = JsValues.text(value);
            attributes.put(name, text.length() > longest ? text.substring(0, longest) : text);
        }
    }

    private static String numberOrZero(@Nullable Object value) {
        return value == null ? "0" : JsValues.text(value);
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    private static String weights(String text) {
        StringBuilder weights = new StringBuilder();
        text.chars().forEach(character -> weights.append((char) weight((char) character)));
        return weights.toString();
    }

    private static int weight(char character) {
        int sign = SIGNS.indexOf(character);
        return sign >= 0 ? sign + 1 : SIGNS.length() + 1 + Character.toLowerCase(character);
    }
}
