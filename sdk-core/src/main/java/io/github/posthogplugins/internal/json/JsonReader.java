package io.github.posthogplugins.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the members of a JSON object, and those of its members that are objects. Everything is checked, nothing that lies
 * deeper is kept.
 */
final class JsonReader implements AutoCloseable {

    private final byte[] text;
    private final JsonParser parser;
    /** Whether the object, once JavaScript has read and written it, has the same members in the same order. */
    private boolean regular = true;

    private boolean numbersOfJavaScript = true;
    private int deepest;

    JsonReader(JsonFactory factory, byte[] text) throws IOException {
        this.text = text;
        this.parser = factory.createParser(text);
    }

    /** Reads a text that is one object. */
    JsonObject readAll() throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "Not an object");
        JsonObject object = object(1);
        require(parser.nextToken() == null, "There is more text after the object");
        return object;
    }

    private void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new JsonParseException(parser, otherwise, parser.currentTokenLocation());
        }
    }

    /** @param levels how many levels of objects below this one are to be kept */
    private JsonObject object(int levels) throws IOException {
        int start = tokenStart();
        List<JsonMember> members = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_OBJECT) {
            token = member(members, levels);
        }
        deepest = Math.max(deepest, parser.getParsingContext().getNestingDepth() + 1);
        JsonMember[] found = members.toArray(JsonMember[]::new);
        NameTable names = new NameTable(found);
        regular &= !names.hasDuplicates();
        return new JsonObject(
                found, names, text, start, tokenStart() + 1, new Traits(regular, numbersOfJavaScript, deepest));
    }

    /** Reads the member whose name is the current token, and returns the token after it. */
    private JsonToken member(List<JsonMember> members, int levels) throws IOException {
        String name = name();
        int nameStart = tokenStart();
        JsonToken value = parser.nextToken();
        int start = tokenStart();
        JsonObject object = null;
        if (value == JsonToken.START_OBJECT && levels > 0) {
            object = object(levels - 1);
        } else {
            skip(value);
        }
        int containerEnd = value.isStructStart() ? tokenStart() + 1 : 0;
        JsonToken next = parser.nextToken();
        int end = containerEnd > 0 ? containerEnd : trimmed(tokenStart());
        members.add(new JsonMember(name, text, nameStart, start, end, object));
        return next;
    }

    private String name() throws IOException {
        String name = parser.currentName();
        regular &= !JsonSpelling.isArrayIndex(name) && !name.equals("__proto__") && !name.equals("then");
        return name;
    }

    private void skip(JsonToken value) throws IOException {
        check(value);
        int depth = value.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            deepest = Math.max(deepest, parser.getParsingContext().getNestingDepth());
            check(token);
        }
    }

    private void check(JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            name();
        } else if (token.isNumeric() && numbersOfJavaScript) {
            int start = tokenStart();
            numbersOfJavaScript = JsonSpelling.isNumberOfJavaScript(text, start, start + parser.getTextLength());
        }
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Returns where the value ends that precedes the token at that place. */
    private int trimmed(int end) {
        int last = end - 1;
        while (text[last] <= ' ' || text[last] == ',') {
            last--;
        }
        return last + 1;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
