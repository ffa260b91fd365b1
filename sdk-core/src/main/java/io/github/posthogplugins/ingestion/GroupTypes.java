package io.github.posthogplugins.ingestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the group types of a team their indexes, in the order in which events bring them. Safe for several threads. */
final class GroupTypes {

    private static final int MOST = 5;

    private final List<String> known;

    GroupTypes(List<String> known) {
        this.known = new ArrayList<>(known);
    }

    /** Adds {@code $group_0} and so on for what {@code $groups} names. */
    void addTo(Map<String, @Nullable Object> properties) {
        JsValues.spread(properties.get("$groups")).forEach((type, key) -> {
            int index = index(type);
            if (index >= 0) {
                properties.put(property(index), key);
            }
        });
    }

    static void removeFrom(Map<String, @Nullable Object> properties) {
        for (int index = 0; index < MOST; index++) {
            properties.remove(property(index));
        }
    }

    private static String property(int index) {
        return "$group_" + index;
    }

    private synchronized int index(String type) {
        if (!known.contains(type) && known.size() < MOST) {
            known.add(type);
        }
        return known.indexOf(type);
    }
}
