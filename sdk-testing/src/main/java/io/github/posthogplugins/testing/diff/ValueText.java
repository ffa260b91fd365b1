package io.github.posthogplugins.testing.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.testing.text.ShownJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as differences show them: JSON on one line, without characters that nobody sees. */
final class ValueText {

    private static final int LONGEST = 120;
    private static final String CUT = "…";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ValueText() {}

    /** The whole value if it is short, else how it begins and how large it is. */
    static String of(@Nullable Object value) {
        String json = visible(ShownJson.of(value));
        if (json.length() <= LONGEST) {
            return json;
        }
        return json.substring(0, isHalf(json, LONGEST) ? LONGEST - 1 : LONGEST) + CUT + " (" + size(value) + ")";
    }

    private static String size(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.size() + " members";
        }
        return value instanceof List<?> array
                ? array.size() + " elements"
                : String.valueOf(value).length() + " characters";
    }

    static String quoted(String text) {
        return visible(ShownJson.of(text));
    }

    static String unquoted(String contents) {
        try {
            return MAPPER.readValue("\"" + contents + "\"", String.class);
        } catch (JsonProcessingException e) {
            return contents;
        }
    }

    /** Of no-break spaces, combining marks and the like, the code is shown: they look like something else, or not at all. */
    private static String visible(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            text.append(isVisible(json, i) ? String.valueOf(c) : escaped(c));
        }
        return text.toString();
    }

    private static String escaped(char c) {
        return "\\u" + Integer.toHexString(0x10000 | c).substring(1);
    }

    private static boolean isVisible(String text, int index) {
        char c = text.charAt(index);
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            case Character.SURROGATE -> isHalfOfPair(text, index);
            default -> true;
        };
    }

    private static boolean isHalfOfPair(String text, int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    /** A part of a string, marked where it was cut. */
    static String part(String text, int start, int end) {
        int from = start > 0 && isHalf(text, start) ? start - 1 : start;
        int to = end < text.length() && isHalf(text, end) ? end + 1 : end;
        String quoted = quoted(text.substring(from, to));
        String inner = quoted.substring(1, quoted.length() - 1);
        return "\"" + (from > 0 ? CUT : "") + inner + (to < text.length() ? CUT : "") + "\"";
    }

    /** Tells whether a cut there would go through a character. */
    private static boolean isHalf(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
