package io.github.posthogplugins.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member of a JSON object: its name, and its value as it is spelled.
 *
 * <p>Immutable, like everything in this package; the bytes of the text are never changed.
 */
public final class JsonMember {

    private static final int LONGEST_INT = 9;

    private final String name;
    private final byte[] text;
    private final int nameStart;
    private final int valueStart;
    private final int valueEnd;
    private final @Nullable JsonObject object;

    JsonMember(String name, byte[] text, int nameStart, int valueStart, int valueEnd, @Nullable JsonObject object) {
        this.name = name;
        this.text = text;
        this.nameStart = nameStart;
        this.valueStart = valueStart;
        this.valueEnd = valueEnd;
        this.object = object;
    }

    /** Returns a member whose value was put together. */
    static JsonMember of(String name, JsonObject value) {
        byte[] quoted = JsonSpelling.quoted(name);
        return new JsonMember(name, quoted, 0, quoted.length, quoted.length, value);
    }

    /** Returns the same member with another value. */
    JsonMember with(JsonObject value) {
        return new JsonMember(name, text, nameStart, valueStart, valueStart, value);
    }

    /** Returns the name, unescaped. */
    public String name() {
        return name;
    }

    /** Returns the value if it is an object that has been read. */
    public @Nullable JsonObject object() {
        return object;
    }

    /** Tells whether the value is an object or an array. */
    public boolean isContainer() {
        return object != null || text[valueStart] == '{' || text[valueStart] == '[';
    }

    /** Tells whether the value is {@code null}. */
    public boolean isNull() {
        return object == null && text[valueStart] == 'n';
    }

    /** Returns the value as JSON. */
    public String valueText() {
        return object == null
                ? new String(text, valueStart, valueEnd - valueStart, StandardCharsets.UTF_8)
                : new String(object.toBytes(), StandardCharsets.UTF_8);
    }

    /** Tells whether both values are spelled alike. */
    public boolean hasValueOf(@Nullable JsonMember other) {
        return other != null && (this == other || valueText().equals(other.valueText()));
    }

    /**
     * Returns a value that is no container: a {@code String}, {@code Boolean}, {@code Integer}, {@code Double} or null.
     * A number is what JavaScript makes of it.
     */
    public @Nullable Object scalar() {
        return switch (text[valueStart]) {
            case '"' -> string();
            case 't' -> Boolean.TRUE;
            case 'f' -> Boolean.FALSE;
            case 'n' -> null;
            default -> number();
        };
    }

    private String string() {
        int start = valueStart + 1;
        int length = valueEnd - 1 - start;
        return JsonSpelling.hasEscape(text, start, start + length)
                ? JsonSpelling.unescaped(text, valueStart, valueEnd)
                : new String(text, start, length, StandardCharsets.UTF_8);
    }

    private Object number() {
        String digits = new String(text, valueStart, valueEnd - valueStart, StandardCharsets.ISO_8859_1);
        return JsonSpelling.isSmallInteger(text, valueStart, valueEnd) && digits.length() <= LONGEST_INT
                ? (Object) Integer.valueOf(digits)
                : (Object) Double.valueOf(digits);
    }

    /** Tells whether the other member comes right after this one in the text that both come from. */
    boolean isFollowedBy(JsonMember other) {
        return text == other.text
                && isVerbatim()
                && other.isVerbatim()
                && valueEnd < other.nameStart
                && JsonSpelling.isOnlyComma(text, valueEnd, other.nameStart);
    }

    private boolean isVerbatim() {
        return object == null || (object.isVerbatim() && valueEnd > valueStart);
    }

    int length() {
        return object == null || isVerbatim() ? valueEnd - nameStart : valueStart - nameStart + object.length();
    }

    /** Writes this member and all up to the last one, which follow each other in one text. */
    void writeTo(JsonOutput output, JsonMember last) {
        if (isVerbatim()) {
            output.write(text, nameStart, last.valueEnd);
        } else {
            output.write(text, nameStart, valueStart);
            Objects.requireNonNull(object).writeTo(output);
        }
    }
}
