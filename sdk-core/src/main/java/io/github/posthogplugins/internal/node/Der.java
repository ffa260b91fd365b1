package io.github.posthogplugins.internal.node;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of ASN.1 in its distinguished encoding, as far as keys need it.
 *
 * @param tag the first byte
 * @param content what follows tag and length
 */
record Der(int tag, byte[] content) {

    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int FIRST = 0xa0;
    static final int SECOND = 0xa1;

    private static final int LONG_FORM = 0x80;
    private static final int LENGTH_BITS = 0x7f;
    private static final int BYTE = 0xff;

    /** Reads one element that takes up all of the bytes. */
    static Der read(byte[] bytes) {
        return readAll(bytes).get(0);
    }

    private static List<Der> readAll(byte[] bytes) {
        List<Der> elements = new ArrayList<>();
        int at = 0;
        try {
            while (at < bytes.length) {
                int first = bytes[at + 1] & BYTE;
                int more = first < LONG_FORM ? 0 : first & LENGTH_BITS;
                int length = more == 0 ? first : number(bytes, at + 2, more);
                int start = at + 2 + more;
                elements.add(new Der(bytes[at] & BYTE, Arrays.copyOfRange(bytes, start, start + length)));
                at = start + length;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Keys.unsupported();
        }
        if (elements.isEmpty() || at != bytes.length) {
            throw Keys.unsupported();
        }
        return elements;
    }

    private static int number(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << Byte.SIZE | bytes[from + i] & BYTE;
        }
        return value;
    }

    static Der sequence(Der... elements) {
        return constructed(SEQUENCE, elements);
    }

    static Der constructed(int tag, Der... elements) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Der element : elements) {
            content.writeBytes(element.bytes());
        }
        return new Der(tag, content.toByteArray());
    }

    static Der integer(int small) {
        return new Der(INTEGER, new byte[] {(byte) small});
    }

    /** A string of bits whose number is a multiple of 8. */
    static Der bits(byte[] bytes) {
        byte[] content = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, content, 1, bytes.length);
        return new Der(BIT_STRING, content);
    }

    /** Returns the bytes of a string of bits. */
    byte[] bitBytes() {
        return Arrays.copyOfRange(content, 1, content.length);
    }

    List<Der> children() {
        return readAll(content);
    }

    Der child(int index) {
        List<Der> children = children();
        if (index >= children.size()) {
            throw Keys.unsupported();
        }
        return children.get(index);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < LONG_FORM) {
            out.write(content.length);
        } else {
            int more = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + Byte.SIZE - 1) / Byte.SIZE;
            out.write(LONG_FORM | more);
            for (int i = more - 1; i >= 0; i--) {
                out.write(content.length >> i * Byte.SIZE);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
