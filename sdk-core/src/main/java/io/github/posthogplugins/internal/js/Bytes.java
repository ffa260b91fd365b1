package io.github.posthogplugins.internal.js;

import java.nio.charset.StandardCharsets;

/** Bytes cross the border as binary strings: one character a byte. */
final class Bytes {

    private Bytes() {}

    static String toBinary(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] fromBinary(String binary) {
        return binary.getBytes(StandardCharsets.ISO_8859_1);
    }
}
