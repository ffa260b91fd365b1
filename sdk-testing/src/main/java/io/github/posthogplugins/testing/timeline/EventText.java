package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.event.PluginEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event: who it is of, all its fields, and its properties, the first ones with their values. */
final class EventText {

    private static final int MOST_PROPERTIES = 20;

    private EventText() {}

    /** Returns the lines; the first says what happens to the event. */
    static List<String> of(String what, PluginEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add(what + " " + event.name() + (event.distinctId().isEmpty() ? "" : " of " + event.distinctId()));
        event.fields().forEach((name, value) -> {
            if (!List.of("event", "distinct_id", "properties").contains(name)) {
                lines.add("    " + name + ": " + Lines.json(value));
            }
        });
        addProperties(event.properties(), lines);
        return lines;
    }

    /** One line: the name and the properties. */
    static String brief(PluginEvent event) {
        return event.name() + " with " + Lines.json(event.properties());
    }

    private static void addProperties(Map<String, @Nullable Object> properties, List<String> lines) {
        lines.add("    " + properties.size() + (properties.size() == 1 ? " property" : " properties"));
        properties.entrySet().stream()
                .limit(MOST_PROPERTIES)
                .forEach(property -> lines.add("      " + property.getKey() + ": " + Lines.json(property.getValue())));
        if (properties.size() > MOST_PROPERTIES) {
            lines.add("      and " + rest(properties));
        }
    }

    private static String rest(Map<String, @Nullable Object> properties) {
        return properties.keySet().stream().skip(MOST_PROPERTIES).collect(Collectors.joining(", "));
    }
}
