package io.github.posthogplugins.codegen;

import java.util.stream.Collectors;

/** Any text in Java sources. */
final class JavaText {

    private static final int ASCII_END = 127;

    private JavaText() {}

    /** As a literal. */
    static String literal(String text) {
        return text.chars().mapToObj(JavaText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> c < ' ' ? String.format("\\%03o", c) : String.valueOf((char) c);
        };
    }

    /** As a part of a documentation comment. */
    static String html(String text) {
        return text.chars().mapToObj(JavaText::entity).collect(Collectors.joining());
    }

    private static String entity(int c) {
        boolean isPlain = c >= ' ' && "&<>@{}\\*".indexOf(c) < 0;
        return isPlain ? String.valueOf((char) c) : "&#" + c + ";";
    }

    /** The same source without a character that depends on the encoding. */
    static String ascii(String source) {
        return source.chars()
                .mapToObj(c -> c < ASCII_END ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }
}
