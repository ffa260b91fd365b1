package io.github.posthogplugins.replay;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds bytes that are no UTF-8, which a decoder would silently replace. Used by one thread. */
final class Utf8Check {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer characters = CharBuffer.allocate(1024);

    /** Returns the index of the first byte that is not part of a character, or -1. */
    int firstMalformed(byte[] bytes) {
        int start = ByteScan.notAscii(bytes);
        return start == bytes.length ? -1 : firstMalformed(ByteBuffer.wrap(bytes, start, bytes.length - start));
    }

    private int firstMalformed(ByteBuffer in) {
        decoder.reset();
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(in, characters, true);
        }
        return result.isError() ? in.position() : -1;
    }
}
