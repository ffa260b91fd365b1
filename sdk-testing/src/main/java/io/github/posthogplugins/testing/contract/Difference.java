package io.github.posthogplugins.testing.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place at which two events differ.
 *
 * @param path names of fields with points between them, such as {@code properties.$set.email}
 * @param before the JSON there, {@code nothing} if there was none
 * @param after the JSON there, {@code nothing} if there is none
 */
record Difference(String path, String before, String after) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST = 80;

    static List<Difference> between(Map<String, ?> before, Map<String, ?> after) {
        List<Difference> found = new ArrayList<>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(String prefix, Map<?, ?> before, Map<?, ?> after, List<Difference> found) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            Object one = before.get(name);
            Object other = after.get(name);
            if (one instanceof Map<?, ?> inner && other instanceof Map<?, ?> otherInner) {
                compare(prefix + name + ".", inner, otherInner, found);
            } else if (!Objects.equals(one, other) || before.containsKey(name) != after.containsKey(name)) {
                found.add(new Difference(prefix + name, shown(name, before), shown(name, after)));
            }
        }
    }

    private static String shown(Object name, Map<?, ?> object) {
        return object.containsKey(name) ? json(object.get(name)) : "nothing";
    }

    private static String json(@Nullable Object value) {
        try {
            String json = MAPPER.writeValueAsString(value);
            return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "…";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written", e);
        }
    }

    @Override
    public String toString() {
        return path + ": " + before + " -> " + after;
    }
}
