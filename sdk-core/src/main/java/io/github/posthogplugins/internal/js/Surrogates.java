package io.github.posthogplugins.internal.js;

/** Halves of characters, which the server's log table can't hold. */
final class Surrogates {

    private Surrogates() {}

    /** Writes each half without its other half as the server does: like JSON, with one more backslash behind it. */
    static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLone(text, i)) {
                return escapedFrom(text, i);
            }
        }
        return text;
    }

    private static String escapedFrom(String text, int first) {
        StringBuilder escaped = new StringBuilder(text.length() + 8).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isLone(text, i)) {
                escaped.append("\\u").append(Integer.toHexString(unit)).append('\\');
            } else {
                escaped.append(unit);
            }
        }
        return escaped.toString();
    }

    private static boolean isLone(String text, int index) {
        char unit = text.charAt(index);
        if (Character.isHighSurrogate(unit)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(unit) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
