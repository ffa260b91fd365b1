package io.github.posthogplugins.internal.js;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query of a plain URL, which is ASCII, as a form does. */
final class QueryPairs {

    private QueryPairs() {}

    /**
     * Returns the names and values in turn; null if something in there is no UTF-8, which the standard has rules for.
     *
     * @param query without its question mark
     */
    static @Nullable List<Object> read(String query) {
        try {
            return pairs(query);
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    private static List<Object> pairs(String query) throws CharacterCodingException {
        List<Object> pairs = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pairs.add(decoded(equals < 0 ? pair : pair.substring(0, equals)));
                pairs.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) throws CharacterCodingException {
        String spaced = text.replace('+', ' ');
        return spaced.indexOf('%') < 0 ? spaced : percentDecoded(spaced);
    }

    private static String percentDecoded(String text) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            int code = codeAt(text, at);
            bytes.write(code < 0 ? text.charAt(at) : code);
            at += code < 0 ? 0 : 2;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    /** Returns the byte that a percent sign and two digits stand for, or -1 where there is none. */
    private static int codeAt(String text, int at) {
        if (text.charAt(at) != '%' || at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
