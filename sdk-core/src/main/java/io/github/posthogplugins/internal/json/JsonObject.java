package io.github.posthogplugins.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, as text with the places of its members.
 *
 * <p>Reading finds and checks everything but makes values of nothing; what nobody looks at is copied as it came. Immutable.
 */
public final class JsonObject {

    private final JsonMember[] members;
    private final NameTable names;
    private final byte[] text;
    private final int start;
    private final int end;
    private final boolean regular;
    private final boolean numbersOfJavaScript;

    JsonObject(
            JsonMember[] members,
            NameTable names,
            byte[] text,
            int start,
            int end,
            boolean regular,
            boolean numbersOfJavaScript) {
        this.members = members;
        this.names = names;
        this.text = text;
        this.start = start;
        this.end = end;
        this.regular = regular;
        this.numbersOfJavaScript = numbersOfJavaScript;
    }

    /**
     * Reads a text that is one object.
     *
     * @throws IOException if it is not, or is over the limits of the factory
     */
    public static JsonObject read(byte[] utf8, JsonFactory factory) throws IOException {
        try (JsonReader reader = new JsonReader(factory, utf8)) {
            return reader.readAll();
        }
    }

    /** Reads an array of objects, some of which may be null; the text is known to be one. */
    public static List<@Nullable JsonObject> readList(byte[] utf8) throws IOException {
        try (JsonReader reader = new JsonReader(JsonSpelling.FACTORY, utf8)) {
            return reader.readList();
        }
    }

    /** Encodes JSON text; a lone surrogate, which UTF-8 has no form for, is escaped. */
    public static byte[] utf8(String json) {
        return JsonSpelling.utf8(json);
    }

    /** Returns the member of that name, null if there is none. */
    public @Nullable JsonMember member(String name) {
        return names.find(name);
    }

    /** Returns how many members there are. */
    public int size() {
        return members.length;
    }

    /** Tells whether JavaScript, having read and written it, would leave the members and their order as they are. */
    public boolean isRegular() {
        return regular;
    }

    /** Tells whether all numbers are spelled as JavaScript spells them. */
    public boolean hasNumbersOfJavaScript() {
        return numbersOfJavaScript;
    }

    /** Tells whether this is the text that was read. */
    boolean isVerbatim() {
        return text.length > 0;
    }

    /**
     * Returns this object without the members of those names, and then with those changes: members that are there keep
     * their place, others follow at the end.
     */
    public JsonObject with(JsonObject changes, Set<String> removed) {
        List<JsonMember> result = new ArrayList<>(members.length + changes.members.length);
        for (JsonMember member : members) {
            if (removed.isEmpty() || !removed.contains(member.name())) {
                JsonMember change = changes.member(member.name());
                result.add(change == null ? member : change);
            }
        }
        for (JsonMember change : changes.members) {
            if (member(change.name()) == null || removed.contains(change.name())) {
                result.add(change);
            }
        }
        return of(result);
    }

    /** Returns this object with that value for that name. */
    public JsonObject with(String name, JsonObject value) {
        JsonMember known = member(name);
        List<JsonMember> result = new ArrayList<>(List.of(members));
        if (known == null) {
            result.add(JsonMember.of(name, value));
        } else {
            result.set(result.indexOf(known), known.with(value));
        }
        return of(result);
    }

    private JsonObject of(List<JsonMember> list) {
        JsonMember[] array = list.toArray(JsonMember[]::new);
        return new JsonObject(array, new NameTable(array), new byte[0], 0, 0, regular, numbersOfJavaScript);
    }

    /** Returns the object as JSON in UTF-8. */
    public byte[] toBytes() {
        JsonOutput output = new JsonOutput();
        writeTo(output);
        return output.toBytes();
    }

    void writeTo(JsonOutput output) {
        if (isVerbatim()) {
            output.write(text, start, end);
        } else {
            output.write('{');
            writeMembers(output);
            output.write('}');
        }
    }

    /** Members that follow each other in the text they come from are copied at once. */
    private void writeMembers(JsonOutput output) {
        int i = 0;
        while (i < members.length) {
            if (i > 0) {
                output.write(',');
            }
            int last = lastOfRun(i);
            members[i].writeTo(output, members[last]);
            i = last + 1;
        }
    }

    private int lastOfRun(int first) {
        int last = first;
        while (last + 1 < members.length && members[last].isFollowedBy(members[last + 1])) {
            last++;
        }
        return last;
    }
}
