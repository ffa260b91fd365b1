package io.github.posthogplugins.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How JSON is spelled, and what JavaScript would make of a spelling. */
final class JsonSpelling {

    /** Reads strings that are known to be well-formed. */
    private static final JsonFactory STRINGS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Every decimal of so many significant digits is the shortest for its double, and so is spelled by JavaScript. */
    private static final int EXACT_DIGITS = 15;

    private static final int LONGEST_INDEX = 10;
    private static final long LARGEST_INDEX = 0xFFFF_FFFFL;

    private JsonSpelling() {}

    /** Returns the name as the start of a member: quoted, with a colon. */
    static byte[] quoted(String name) {
        StringBuilder start = new StringBuilder(name.length() + 3);
        JsonObject.appendName(start, name);
        return utf8(start.toString());
    }

    /** Encodes JSON text; a lone surrogate, which UTF-8 has no form for, is escaped. */
    static byte[] utf8(String json) {
        return hasLoneSurrogate(json) ? escapeSurrogates(json) : json.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasLoneSurrogate(String json) {
        return hasSurrogate(json) && !StandardCharsets.UTF_8.newEncoder().canEncode(json);
    }

    private static boolean hasSurrogate(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (Character.isSurrogate(json.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] escapeSurrogates(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length() * 2);
        json.codePoints()
                .mapToObj(point -> isSurrogate(point) ? "\\u" + Integer.toHexString(point) : Character.toString(point))
                .forEach(piece -> bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8)));
        return bytes.toByteArray();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static boolean hasEscape(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Returns what a quoted string means. */
    static String unescaped(byte[] text, int start, int end) {
        // Read from characters: the reader of bytes has its own mind about surrogates.
        String quoted = new String(text, start, end - start, StandardCharsets.UTF_8);
        try (JsonParser parser = STRINGS.createParser(quoted)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException alreadyChecked) {
            throw new UncheckedIOException(alreadyChecked);
        }
    }

    /** Tells whether nothing but a comma and white space lies there. */
    static boolean isOnlyComma(byte[] text, int start, int end) {
        int commas = 0;
        for (int i = start; i < end; i++) {
            if (text[i] == ',') {
                commas++;
            } else if (text[i] > ' ') {
                return false;
            }
        }
        return commas == 1;
    }

    /** Tells whether the name is an array index, which JavaScript lists before all other names. */
    static boolean isArrayIndex(String name) {
        return !name.isEmpty() && isDigit(name.charAt(0)) && isCanonicalIndex(name);
    }

    private static boolean isCanonicalIndex(String name) {
        boolean hasDigitsOnly = name.chars().allMatch(JsonSpelling::isDigit);
        return hasDigitsOnly
                && name.length() <= LONGEST_INDEX
                && (name.equals("0") || name.charAt(0) != '0')
                && Long.parseLong(name) < LARGEST_INDEX;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Tells whether the number has digits only, or a minus sign before them, and is not -0. */
    static boolean isSmallInteger(byte[] text, int start, int end) {
        int first = text[start] == '-' ? start + 1 : start;
        for (int i = first; i < end; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return first == start || text[first] != '0';
    }

    /** Tells whether JavaScript would spell that number so, as far as that is seen at a glance. */
    static boolean isNumberOfJavaScript(byte[] text, int start, int end) {
        if (isSmallInteger(text, start, end)) {
            return end - start <= EXACT_DIGITS;
        }
        return end - start <= EXACT_DIGITS + 1 && isPlainDecimal(text, start, end);
    }

    /** Such as 12.5 or -0.25: no exponent, no zero at the end, not so small that JavaScript would use an exponent. */
    private static boolean isPlainDecimal(byte[] text, int start, int end) {
        int point = -1;
        for (int i = text[start] == '-' ? start + 1 : start; i < end; i++) {
            if (text[i] == '.') {
                point = i;
            } else if (!isDigit(text[i])) {
                return false;
            }
        }
        return point >= 0 && text[end - 1] != '0' && !isTiny(text, point, end);
    }

    private static boolean isTiny(byte[] text, int point, int end) {
        return text[point - 1] == '0' && text[point + 1] == '0' && end - point > 2;
    }
}
