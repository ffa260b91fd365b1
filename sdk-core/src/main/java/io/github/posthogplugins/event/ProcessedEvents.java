package io.github.posthogplugins.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code onEvent} gets: the {@code ProcessedPluginEvent}, rebuilt from what would be stored (event.md §6).
 *
 * <p>Covered are the name, the merging of {@code $set} and {@code $set_once}, the IP address, the elements and the
 * timestamp.
 */
public final class ProcessedEvents {

    private static final int LONGEST_NAME = 200;
    private static final Duration FUTURE = Duration.ofHours(23);
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ProcessedEvents() {}

    /**
     * Returns the processed form of an event that left the chain.
     *
     * @param event the event
     * @param now this moment, which stands in for a timestamp that can't be read
     */
    public static PluginEvent of(PluginEvent event, Instant now) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(event.properties());
        merge("$set", event, properties);
        merge("$set_once", event, properties);
        event.ip().filter(ip -> !ip.isEmpty()).ifPresent(ip -> properties.putIfAbsent("$ip", ip));
        List<Object> elements = takeElements(properties);

        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("distinct_id", String.valueOf(event.field("distinct_id")));
        putIfPresent(fields, "ip", properties, "$ip");
        fields.put("team_id", event.field("team_id"));
        fields.put("event", sanitized(String.valueOf(event.field("event"))));
        fields.put("properties", properties);
        fields.put("timestamp", ISO_MILLIS.format(timestamp(event, now)));
        putIfPresent(fields, "$set", properties, "$set");
        putIfPresent(fields, "$set_once", properties, "$set_once");
        fields.put("uuid", event.field("uuid"));
        fields.put("elements", elements);
        return PluginEvent.of(fields);
    }

    private static void putIfPresent(
            Map<String, @Nullable Object> target, String field, Map<String, @Nullable Object> properties, String name) {
        if (properties.containsKey(name)) {
            target.put(field, properties.get(name));
        }
    }

    /** Entries at the top level win over those in the properties. */
    private static void merge(String name, PluginEvent event, Map<String, @Nullable Object> properties) {
        if (event.field(name) instanceof Map<?, ?> topLevel) {
            Map<Object, Object> merged = new LinkedHashMap<>();
            if (properties.get(name) instanceof Map<?, ?> inner) {
                merged.putAll(inner);
            }
            merged.putAll(topLevel);
            properties.put(name, merged);
        }
    }

    private static String sanitized(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    // ---- elements ----

    private static List<Object> takeElements(Map<String, @Nullable Object> properties) {
        List<Object> elements = new ArrayList<>();
        if (properties.get("$elements") instanceof List<?> captured && !captured.isEmpty()) {
            captured.forEach(element -> elements.add(element(element, elements.size())));
            properties.remove("$elements");
        }
        return elements;
    }

    private static Map<String, @Nullable Object> element(@Nullable Object captured, int order) {
        Map<?, ?> source = captured instanceof Map<?, ?> map ? map : Map.of();
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        Object text = source.get("$el_text");
        putKnown(element, "text", text);
        putKnown(element, "tag_name", source.get("tag_name"));
        putKnown(element, "href", source.get("attr__href"));
        putKnown(element, "attr_class", classes(source.get("attr__class")));
        putKnown(element, "attr_id", source.get("attr__id"));
        putKnown(element, "nth_child", source.get("nth_child"));
        putKnown(element, "nth_of_type", source.get("nth_of_type"));
        element.put("attributes", attributes(source));
        element.put("order", order);
        putKnown(element, "$el_text", text);
        return element;
    }

    private static void putKnown(Map<String, @Nullable Object> element, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            element.put(name, value);
        }
    }

    private static @Nullable Object classes(@Nullable Object attribute) {
        return attribute instanceof String text ? List.of(text.strip().split("\\s+")) : attribute;
    }

    private static Map<String, @Nullable Object> attributes(Map<?, ?> source) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        source.forEach((name, value) -> {
            if (String.valueOf(name).startsWith("attr__")) {
                attributes.put(String.valueOf(name), value);
            }
        });
        return attributes;
    }

    // ---- timestamp (event.md §4) ----

    private static Instant timestamp(PluginEvent event, Instant machineNow) {
        Instant now = instantAt(event, "now").orElse(machineNow);
        Optional<Instant> sentAt = instantAt(event, "sent_at");
        if (event.field("timestamp") != null) {
            Optional<Instant> timestamp = instantAt(event, "timestamp");
            if (timestamp.isEmpty() || sentAt.isEmpty()) {
                // As the server does, this skips both the offset and the look into the future.
                return timestamp.orElse(machineNow);
            }
            Instant corrected = now.plus(Duration.between(sentAt.get(), timestamp.get()));
            return notInFuture(offset(event, now).orElse(corrected), now);
        }
        return notInFuture(offset(event, now).orElse(now), now);
    }

    private static Optional<Instant> offset(PluginEvent event, Instant now) {
        return event.field("offset") instanceof Number offset && offset.longValue() != 0
                ? Optional.of(now.minusMillis(offset.longValue()))
                : Optional.empty();
    }

    private static Instant notInFuture(Instant timestamp, Instant now) {
        return timestamp.isAfter(now.plus(FUTURE)) ? now : timestamp;
    }

    private static Optional<Instant> instantAt(PluginEvent event, String field) {
        if (!(event.field(field) instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }
}
