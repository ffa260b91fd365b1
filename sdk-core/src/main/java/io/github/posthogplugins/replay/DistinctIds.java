package io.github.posthogplugins.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the {@code distinct_id} of an event in its JSON, and nothing else.
 *
 * <p>One thread reads for all workers, so this must cost next to nothing: it looks at the bytes up to the first
 * {@code distinct_id} of the top level. All that is not a text counts as the same id; what is no JSON may count as any.
 */
final class DistinctIds {

    private static final byte[] NAME = "distinct_id".getBytes(StandardCharsets.US_ASCII);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int NO_TEXT = 0;

    private final byte[] json;
    private int at;
    private boolean sawEscape;

    private DistinctIds(byte[] json) {
        this.json = json;
    }

    /** Returns a number that is equal for events of one {@code distinct_id}, however it is spelled. */
    static int hash(byte[] json) {
        return new DistinctIds(json).hash();
    }

    private int hash() {
        skipSpace();
        if (next() != '{') {
            return NO_TEXT;
        }
        do {
            skipSpace();
            int start = at + 1;
            skipString();
            if (sawEscape) {
                return slowHash();
            }
            boolean isWanted = isName(start, at - 1);
            skipTo(':');
            skipSpace();
            if (isWanted) {
                return valueHash();
            }
            skipValue();
            skipSpace();
        } while (next() == ',');
        return NO_TEXT;
    }

    private boolean isName(int start, int end) {
        return end - start == NAME.length && Arrays.equals(json, start, end, NAME, 0, NAME.length);
    }

    private int valueHash() {
        if (peek() != '"') {
            return NO_TEXT;
        }
        int start = at + 1;
        skipString();
        return sawEscape ? slowHash() : hash(start, at - 1);
    }

    private int hash(int start, int end) {
        int hash = 1;
        for (int index = start; index < end; index++) {
            hash = 31 * hash + json[index];
        }
        return hash;
    }

    private void skipTo(char wanted) {
        skipSpace();
        if (peek() == wanted) {
            at++;
        }
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) {
            at++;
        }
    }

    /** Moves behind a string, or the end. */
    private void skipString() {
        sawEscape = false;
        at++;
        while (at < json.length && json[at] != '"') {
            if (json[at] == '\\') {
                sawEscape = true;
                at++;
            }
            at++;
        }
        at = Math.min(at + 1, json.length);
    }

    private void skipValue() {
        int depth = 0;
        while (at < json.length) {
            byte here = json[at];
            if (here == '"') {
                skipString();
                continue;
            }
            if (depth == 0 && (here == ',' || here == '}')) {
                return;
            }
            depth += here == '{' || here == '[' ? 1 : here == '}' || here == ']' ? -1 : 0;
            at++;
        }
    }

    private byte peek() {
        return at < json.length ? json[at] : 0;
    }

    private byte next() {
        byte here = peek();
        at++;
        return here;
    }

    /** A name or an id with escapes in it, which a real parser has to take apart. */
    private int slowHash() {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("distinct_id")) {
                    return value == JsonToken.VALUE_STRING ? hash(parser.getText()) : NO_TEXT;
                }
                parser.skipChildren();
            }
            return NO_TEXT;
        } catch (IOException noJson) {
            return NO_TEXT;
        }
    }

    private static int hash(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return new DistinctIds(utf8).hash(0, utf8.length);
    }
}
