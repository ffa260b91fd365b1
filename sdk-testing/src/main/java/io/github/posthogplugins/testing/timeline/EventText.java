package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.event.PluginEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event: who it is of, all its fields, and its properties, the first ones with their values. */
final class EventText {

    private static final String PROPERTIES = "properties";
    private static final int MOST_PROPERTIES = 20;

    private EventText() {}

    /** Returns the lines; the first says what happens to the event. */
    static List<String> of(String what, PluginEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add((what + " " + event.name()).strip()
                + (event.distinctId().isEmpty() ? "" : " of " + event.distinctId()));
        event.fields().forEach((name, value) -> {
            if (!isShownElsewhere(name, value)) {
                lines.add("    " + name + ": " + Lines.json(value));
            }
        });
        if (event.field(PROPERTIES) instanceof Map<?, ?>) {
            addProperties(event.properties(), lines);
        }
        return lines;
    }

    private static boolean isShownElsewhere(String name, @Nullable Object value) {
        return name.equals("event") || name.equals("distinct_id")
                ? value instanceof String
                : name.equals(PROPERTIES) && value instanceof Map<?, ?>;
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
