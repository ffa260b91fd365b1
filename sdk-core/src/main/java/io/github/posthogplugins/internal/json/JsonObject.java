package io.github.posthogplugins.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, as text with the places of its members.
 *
 * <p>Reading finds and checks everything but makes values of nothing; what nobody looks at is copied as it came. Immutable.
 */
public final class JsonObject {

    private static final byte[] NO_TEXT = {};
    private static final JsonObject EMPTY = of(new JsonMember[0], null, Traits.NONE);

    /** As JavaScript lists members: array indexes first, by number; all others keep their order. */
    private static final Comparator<JsonMember> INDEXES_FIRST = Comparator.comparingLong(
            member -> JsonSpelling.isArrayIndex(member.name()) ? Long.parseLong(member.name()) : Long.MAX_VALUE);

    private final JsonMember[] members;
    private final Traits traits;
    /** The text that was read; empty if this was put together from members of several texts. */
    private final byte[] text;

    private final int start;
    private final int end;
    /** Made when first needed; several threads may make the same. */
    private @Nullable NameTable names;

    JsonObject(JsonMember[] members, @Nullable NameTable names, byte[] text, int start, int end, Traits traits) {
        this.members = members;
        this.names = names;
        this.text = text;
        this.start = start;
        this.end = end;
        this.traits = traits;
    }

    private static JsonObject of(JsonMember[] members, @Nullable NameTable names, Traits traits) {
        return new JsonObject(members, names, NO_TEXT, 0, 0, traits);
    }

    /** Returns an object without members. */
    public static JsonObject empty() {
        return EMPTY;
    }

    /**
     * Reads a text that is one object.
     *
     * @throws JsonSyntaxException if it is not, or is nested more deeply
     */
    public static JsonObject read(byte[] utf8, int maxDepth) {
        return new JsonReader(utf8, maxDepth).readAll();
    }

    /** Reads a text of our own that is one object. */
    public static JsonObject readTrusted(String json) {
        return read(utf8(json), Integer.MAX_VALUE);
    }

    /** Appends the name to JSON text: quoted, with a colon. */
    public static void appendName(StringBuilder json, String name) {
        appendString(json, name);
        json.append(':');
    }

    /** Appends a string to JSON text, quoted. */
    public static void appendString(StringBuilder json, String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }

    /** Encodes JSON text; a lone surrogate, which UTF-8 has no form for, is escaped. */
    public static byte[] utf8(String json) {
        return JsonSpelling.utf8(json);
    }

    /** Returns the member of that name, null if there is none. */
    public @Nullable JsonMember member(String name) {
        int index = names().indexOf(name);
        return index < 0 ? null : members[index];
    }

    private NameTable names() {
        NameTable table = names;
        if (table == null) {
            table = new NameTable(members);
            names = table;
        }
        return table;
    }

    /** Tells whether there are no members. */
    public boolean isEmpty() {
        return members.length == 0;
    }

    /** Tells whether JavaScript, having read and written it, would leave the members and their order as they are. */
    public boolean isRegular() {
        return traits.regular();
    }

    /** Tells whether all numbers are spelled as JavaScript spells them. */
    public boolean hasNumbersOfJavaScript() {
        return traits.numbersOfJavaScript();
    }

    /** Returns how deep objects and arrays are nested, at most; 1 if no member is one. */
    public int depth() {
        return traits.depth();
    }

    // ---- changing ----

    /**
     * Returns this object without the members of those names, and then with those changes:
     * members that are there keep their place, others follow at the end, as in JavaScript.
     */
    public JsonObject with(JsonObject changes, Set<String> removed) {
        if (changes.isEmpty() && removed.isEmpty()) {
            return this;
        }
        List<JsonMember> result = new ArrayList<>(members.length + changes.members.length);
        result.addAll(Arrays.asList(members));
        changes.replaceIn(result, names(), removed);
        if (!removed.isEmpty()) {
            removeFrom(result, removed);
        }
        changes.appendTo(result, names(), removed);
        if (!changes.isRegular()) {
            result.sort(INDEXES_FIRST);
        }
        JsonMember[] all = result.toArray(JsonMember[]::new);
        boolean keepPlaces = removed.isEmpty() && changes.isRegular();
        return of(all, keepPlaces ? names().withMore(all) : null, traits.and(changes.traits));
    }

    private void replaceIn(List<JsonMember> result, NameTable known, Set<String> removed) {
        for (JsonMember change : members) {
            int place = known.indexOf(change.name());
            if (place >= 0 && !removed.contains(change.name())) {
                result.set(place, change);
            }
        }
    }

    private void removeFrom(List<JsonMember> result, Set<String> removed) {
        result.removeIf(member -> removed.contains(member.name()));
    }

    private void appendTo(List<JsonMember> result, NameTable known, Set<String> removed) {
        for (JsonMember change : members) {
            if (known.indexOf(change.name()) < 0 || removed.contains(change.name())) {
                result.add(change);
            }
        }
    }

    /** Returns this object with that value for that name. */
    public JsonObject with(String name, JsonObject value) {
        int place = names().indexOf(name);
        JsonMember[] result = Arrays.copyOf(members, place < 0 ? members.length + 1 : members.length);
        if (place < 0) {
            result[members.length] = JsonMember.of(name, value);
        } else {
            result[place] = members[place].with(value);
        }
        return of(result, names().withMore(result), traits.and(value.traits.oneUp()));
    }

    /** Returns this object with more members in the object of that name, which is made if it is not there. */
    public JsonObject withIn(String name, JsonObject more) {
        JsonMember member = member(name);
        JsonObject inner = member == null ? null : member.object();
        return with(name, inner == null ? more : inner.with(more, Set.of()));
    }

    // ---- writing ----

    /** Returns the object as JSON in UTF-8; the bytes are not to be changed. */
    public byte[] toBytes() {
        if (isVerbatim() && start == 0 && end == text.length) {
            return text;
        }
        JsonOutput output = new JsonOutput(length());
        writeTo(output);
        return output.toBytes();
    }

    /** Returns the object as JSON. */
    @Override
    public String toString() {
        return new String(toBytes(), StandardCharsets.UTF_8);
    }

    /** Tells whether this is a text that was read. */
    boolean isVerbatim() {
        return text.length > 0;
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

    /** Returns how long the text is, but for white space between members. */
    int length() {
        if (isVerbatim()) {
            return end - start;
        }
        int length = 1 + Math.max(1, members.length);
        for (JsonMember member : members) {
            length += member.length();
        }
        return length;
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
