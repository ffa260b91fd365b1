package io.github.posthogplugins.internal.json;

import java.util.Arrays;

/** Bytes that are put together. */
final class JsonOutput {

    private byte[] bytes;
    private int size;

    JsonOutput(int expectedSize) {
        bytes = new byte[expectedSize];
    }

    void write(char ascii) {
        ensure(1);
        bytes[size++] = (byte) ascii;
    }

    void write(byte[] source, int start, int end) {
        ensure(end - start);
        System.arraycopy(source, start, bytes, size, end - start);
        size += end - start;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
