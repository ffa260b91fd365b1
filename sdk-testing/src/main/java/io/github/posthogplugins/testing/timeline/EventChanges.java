package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.event.PluginEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a step changed: members that were added, changed or removed, however deep, one line each. */
final class EventChanges {

    private static final int MOST = 30;

    private EventChanges() {}

    static List<String> between(PluginEvent before, PluginEvent after) {
        List<String> all = changes("", before.fields(), after.fields()).toList();
        return all.size() <= MOST
                ? all
                : Stream.concat(all.stream().limit(MOST), Stream.of("… " + (all.size() - MOST) + " more changes"))
                        .toList();
    }

    private static Stream<String> changes(String path, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream().flatMap(name -> change(path + name, name, before, after));
    }

    private static Stream<String> change(String path, Object name, Map<?, ?> before, Map<?, ?> after) {
        Object old = before.get(name);
        Object now = after.get(name);
        if (!before.containsKey(name)) {
            return Stream.of("+ " + path + ": " + Lines.json(now));
        }
        if (!after.containsKey(name)) {
            return Stream.of("- " + path + ": " + Lines.json(old));
        }
        if (old instanceof Map<?, ?> oldMap && now instanceof Map<?, ?> newMap) {
            return changes(path + ".", oldMap, newMap);
        }
        return Objects.equals(old, now)
                ? Stream.empty()
                : Stream.of("~ " + path + ": " + Lines.json(old) + " -> " + Lines.json(now));
    }
}
