package io.github.posthogplugins.internal.js;

import java.nio.charset.StandardCharsets;

/** Bytes cross the border as binary strings: one character a byte. */
final class Bytes {

    private static final int REPLACEMENT = 0xfffd;

    private Bytes() {}

    static String toBinary(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Encodes as Node does, which has a replacement character for half of a pair where the JDK has a question mark. */
    static byte[] utf8(String text) {
        return (text.chars().anyMatch(unit -> Character.isSurrogate((char) unit)) ? wellFormed(text) : text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String wellFormed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        Character.isBmpCodePoint(point) && Character.isSurrogate((char) point) ? REPLACEMENT : point)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    static byte[] fromBinary(String binary) {
        return binary.getBytes(StandardCharsets.ISO_8859_1);
    }
}
