package io.github.posthogplugins.ingestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stored chain of elements back, as {@code onEvent} gets it (event.md §6).
 *
 * <p>What escaping has done to a quote is not undone, and an empty value swallows what follows: that is how the server
 * reads it.
 */
final class ElementsChain {

    private ElementsChain() {}

    static List<Map<String, @Nullable Object>> parse(String chain) {
        List<Map<String, @Nullable Object>> elements = new ArrayList<>();
        for (String element : split(chain.replace("\n", ""))) {
            elements.add(element(element, elements.size()));
        }
        return elements;
    }

    // ---- elements: apart by semicolons, or blanks, outside of quotes ----

    private static List<String> split(String chain) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < chain.length()) {
            int end = endOfQuoted(chain, at);
            if (end > at) {
                at = end;
            } else if (isSeparator(chain.charAt(at))) {
                addUnlessEmpty(parts, chain.substring(start, at));
                start = ++at;
            } else {
                at++;
            }
        }
        addUnlessEmpty(parts, chain.substring(start));
        return parts;
    }

    /** A quote that is never closed separates as well. */
    private static boolean isSeparator(char character) {
        return character == ';' || character == '"' || Character.isWhitespace(character);
    }

    /** Returns where the quoted text that begins here ends, or the place itself if none begins. */
    private static int endOfQuoted(String chain, int at) {
        if (chain.charAt(at) != '"') {
            return at;
        }
        for (int i = at + 1; i < chain.length(); i++) {
            if (chain.charAt(i) == '\\') {
                i++;
            } else if (chain.charAt(i) == '"') {
                return i + 1;
            }
        }
        int last = chain.lastIndexOf('"');
        return last > at ? last + 1 : at;
    }

    private static void addUnlessEmpty(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    // ---- one element ----

    private static Map<String, @Nullable Object> element(String text, int order) {
        int colon = startOfAttributes(text);
        Map<String, Object> attributes = new LinkedHashMap<>();
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        element.put("attributes", attributes);
        element.put("order", order);
        putTagAndClasses(element, colon < 0 ? text : text.substring(0, colon));
        if (colon >= 0) {
            readAttributes(text.substring(colon + 1), element, attributes);
        }
        return element;
    }

    /** Classes may have colons too: the one that counts is followed by a name and an equals sign. */
    private static int startOfAttributes(String text) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int end = colon + 1;
            while (end < text.length() && isOfName(text.charAt(end))) {
                end++;
            }
            if (end < text.length() && text.charAt(end) == '=') {
                return colon;
            }
        }
        return -1;
    }

    private static boolean isOfName(char character) {
        return character == '-' || character == '_' || (character < 128 && Character.isLetterOrDigit(character));
    }

    private static void putTagAndClasses(Map<String, @Nullable Object> element, String text) {
        if (text.isEmpty()) {
            return;
        }
        String[] parts = text.split("\\.", -1);
        element.put("tag_name", parts[0]);
        if (parts.length > 1) {
            element.put(
                    "attr_class",
                    List.of(parts).subList(1, parts.length).stream()
                            .filter(part -> !part.isEmpty())
                            .toList());
        }
    }

    private static void readAttributes(
            String text, Map<String, @Nullable Object> element, Map<String, Object> attributes) {
        int start = 0;
        for (int equals = text.indexOf("=\"", start); equals >= 0; equals = text.indexOf("=\"", start)) {
            int valueStart = equals + 2;
            int valueEnd = endOfValue(text, valueStart);
            if (valueEnd < 0) {
                return;
            }
            put(text.substring(start, equals), text.substring(valueStart, valueEnd), element, attributes);
            start = valueEnd + 1;
        }
    }

    /** A value has at least one character, and ends before the first quote that is not escaped. */
    private static int endOfValue(String text, int start) {
        for (int end = start + 1; end < text.length(); end++) {
            if (text.charAt(end) == '"' && text.charAt(end - 1) != '\\') {
                return end;
            }
        }
        return -1;
    }

    private static void put(
            String name, String value, Map<String, @Nullable Object> element, Map<String, Object> attributes) {
        switch (name) {
            case "href", "text", "attr_id" -> element.put(name, value);
            case "nth-child" -> element.put("nth_child", leadingNumber(value));
            case "nth-of-type" -> element.put("nth_of_type", leadingNumber(value));
            case "" -> {
                // A value without a name is passed over.
            }
            default -> attributes.put(name, value);
        }
    }

    private static @Nullable Integer leadingNumber(String text) {
        int end = 0;
        while (end < text.length() && end < 9 && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        return end == 0 ? null : Integer.valueOf(text.substring(0, end));
    }
}
