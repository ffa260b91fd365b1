package io.github.posthogplugins.testing.assertj;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Properties of an event or a person, found by exact name first and by path second.
 *
 * @param kind what they are called in messages
 * @param values the properties
 */
record Properties(String kind, Map<?, ?> values) {

    static Properties of(String kind, Map<?, ?> values) {
        return new Properties(kind, values);
    }

    boolean has(String name) {
        return holder(name, values).isPresent();
    }

    @Nullable
    Object value(String name) {
        return holder(name, values).map(found -> found.map().get(found.key())).orElse(null);
    }

    String json(String name) {
        return Described.json(value(name));
    }

    private static Optional<Place> holder(String path, Map<?, ?> map) {
        if (map.containsKey(path)) {
            return Optional.of(new Place(map, path));
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (map.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Optional<Place> found = holder(path.substring(dot + 1), inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The names that there are, and the one that was probably meant. */
    String others(String missing) {
        Set<String> names =
                values.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        String meant = Spelling.nearest(missing, names)
                .map(name -> "\nDid you mean\n  " + name)
                .orElse("");
        return (names.isEmpty() ? "  (none)" : "  " + String.join(", ", names)) + meant;
    }

    private record Place(Map<?, ?> map, String key) {}
}
