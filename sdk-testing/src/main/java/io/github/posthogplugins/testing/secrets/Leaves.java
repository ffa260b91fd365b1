package io.github.posthogplugins.testing.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and texts in a JSON value, with their paths. */
final class Leaves {

    private final String suffix;
    private final List<Trace> found = new ArrayList<>();

    private Leaves(String suffix) {
        this.suffix = suffix;
    }

    /**
     * @param suffix what the value belongs to, such as {@code " of $pageview"}
     */
    static List<Trace> of(@Nullable Object value, String suffix) {
        Leaves leaves = new Leaves(suffix);
        leaves.visit("", value);
        return leaves.found;
    }

    private void visit(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> {
                found.add(new Trace("in the name of a field" + suffix, String.valueOf(name)));
                visit(path.isEmpty() ? String.valueOf(name) : path + "." + name, member);
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(path + "[" + i + "]", list.get(i));
            }
        } else if (value != null) {
            found.add(new Trace("in '" + path + "'" + suffix, String.valueOf(value)));
        }
    }
}
