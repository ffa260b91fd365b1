package io.github.posthogplugins.internal.json;

import java.util.Arrays;

/** Bytes that are put together. */
final class JsonOutput {

    private static final int FIRST_SIZE = 4096;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

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
        return Arrays.copyOf(bytes, size);
    }
}
