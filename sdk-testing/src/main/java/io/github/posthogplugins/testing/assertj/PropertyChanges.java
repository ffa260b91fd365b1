package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which properties differ between two forms of an event. */
final class PropertyChanges {

    private PropertyChanges() {}

    static Set<String> between(PluginEvent before, PluginEvent after) {
        Map<String, @Nullable Object> old = before.properties();
        Map<String, @Nullable Object> now = after.properties();
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> old.containsKey(name) != now.containsKey(name)
                        || !JsonEquality.same(old.get(name), now.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
