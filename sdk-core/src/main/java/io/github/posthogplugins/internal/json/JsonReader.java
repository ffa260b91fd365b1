package io.github.posthogplugins.internal.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of a JSON object, and those of its members that are objects. Everything is checked, nothing that lies
 * deeper is kept.
 *
 * <p>This is our own because every event passes here: it makes no values, no tokens and, for names seen before, no strings;
 * and because Jackson's reader of bytes refuses names with a lone surrogate, which JavaScript allows.
 */
final class JsonReader {

    private static final int FIRST_CAPACITY = 16;
    private static final int HEX_DIGITS = 4;

    private final byte[] text;
    private final int maxDepth;
    private int at;
    private int depth;
    private int deepest;
    private boolean regular = true;
    private boolean numbersOfJavaScript = true;

    JsonReader(byte[] text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads a text that is one object.
     *
     * @throws JsonSyntaxException if it is not
     */
    JsonObject readAll() {
        try {
            space();
            JsonObject object = object(1);
            space();
            if (at < text.length) {
                throw new JsonSyntaxException(at);
            }
            return object;
        } catch (ArrayIndexOutOfBoundsException endsTooEarly) {
            throw new JsonSyntaxException(text.length);
        }
    }

    // ---- objects that are kept ----

    /** @param levels how many levels of objects below this one are to be kept */
    private JsonObject object(int levels) {
        int start = at;
        enter('{');
        List<JsonMember> members = new ArrayList<>(FIRST_CAPACITY);
        if (!isNext('}')) {
            do {
                members.add(member(levels));
            } while (isNext(','));
            expect('}');
        }
        depth--;
        JsonMember[] found = members.toArray(JsonMember[]::new);
        NameTable names = new NameTable(found);
        regular &= !names.hasDuplicates();
        return new JsonObject(found, names, text, start, at, new Traits(regular, numbersOfJavaScript, deepest));
    }

    private JsonMember member(int levels) {
        space();
        int nameStart = at;
        String name = name();
        space();
        int valueStart = at;
        JsonObject object = levels > 0 && text[at] == '{' ? object(levels - 1) : skipped();
        return new JsonMember(name, text, nameStart, valueStart, at, object);
    }

    /** Reads a name and the colon after it. */
    private String name() {
        int start = at + 1;
        string();
        KnownName name = KnownName.of(text, start, at - 1);
        regular &= name.isRegular();
        space();
        expect(':');
        return name.text();
    }

    // ---- values that are skipped ----

    private @Nullable JsonObject skipped() {
        value();
        return null;
    }

    private void value() {
        switch (text[at]) {
            case '"' -> string();
            case '{' -> skipObject();
            case '[' -> skipArray();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void skipObject() {
        enter('{');
        if (!isNext('}')) {
            do {
                space();
                name();
                space();
                value();
            } while (isNext(','));
            expect('}');
        }
        depth--;
    }

    private void skipArray() {
        enter('[');
        if (!isNext(']')) {
            do {
                space();
                value();
            } while (isNext(','));
            expect(']');
        }
        depth--;
    }

    private void enter(char bracket) {
        expect(bracket);
        depth++;
        if (depth > maxDepth) {
            throw new JsonSyntaxException(at);
        }
        deepest = Math.max(deepest, depth);
    }

    private void string() {
        expect('"');
        int i = Words.plainUntil(text, at);
        for (byte c = text[i]; c != '"'; c = text[i]) {
            if (c == '\\') {
                i = afterEscape(i + 1);
            } else if (c >= 0 && c < ' ') {
                throw new JsonSyntaxException(i);
            } else {
                i++;
            }
        }
        at = i + 1;
    }

    private int afterEscape(int place) {
        if (text[place] != 'u') {
            require("\"\\/bfnrt".indexOf(text[place]) >= 0, place);
            return place + 1;
        }
        for (int i = 1; i <= HEX_DIGITS; i++) {
            require(Character.digit(text[place + i], 16) >= 0, place + i);
        }
        return place + 1 + HEX_DIGITS;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            require(text[at + i] == word.charAt(i), at + i);
        }
        at += word.length();
    }

    private void number() {
        int start = at;
        if (text[at] == '-') {
            at++;
        }
        if (text[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (text[at] == '.') {
            at++;
            digits();
        }
        if (text[at] == 'e' || text[at] == 'E') {
            at += text[at + 1] == '+' || text[at + 1] == '-' ? 2 : 1;
            digits();
        }
        numbersOfJavaScript &= JsonSpelling.isNumberOfJavaScript(text, start, at);
    }

    private void digits() {
        require(JsonSpelling.isDigit(text[at]), at);
        while (JsonSpelling.isDigit(text[at])) {
            at++;
        }
    }

    // ---- what lies between ----

    private boolean isNext(char wanted) {
        space();
        boolean isThere = text[at] == wanted;
        if (isThere) {
            at++;
        }
        return isThere;
    }

    private void expect(char wanted) {
        require(text[at] == wanted, at);
        at++;
    }

    private void space() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private static void require(boolean isRight, int place) {
        if (!isRight) {
            throw new JsonSyntaxException(place);
        }
    }
}
