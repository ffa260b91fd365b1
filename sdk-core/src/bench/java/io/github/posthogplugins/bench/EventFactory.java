package io.github.posthogplugins.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes events as PostHog's server hands them to plugins.
 *
 * <p>Half of the page views have one shape; the others miss or add properties, or have them in another order, as
 * libraries of several versions send them.
 */
final class EventFactory {

    private static final Instant START = Instant.parse("2022-11-21T08:00:00.123Z");
    private static final int SHAPES = 8;

    private final SplittableRandom random;
    private final PropertyFactory properties;

    EventFactory(SplittableRandom random) {
        this.random = random;
        this.properties = new PropertyFactory(random);
    }

    String pageview(int number) {
        int shape = number % 2 == 0 ? 0 : number / 2 % SHAPES;
        return event(shape == 3 ? "purchase" : "$pageview", properties.ofShape(shape));
    }

    String click(int number) {
        ObjectNode clicked = properties.ofShape(number % 2);
        clicked.set("$elements", properties.elements(27));
        return event("$autocapture", clicked);
    }

    String recording(int number) {
        ObjectNode recorded = properties.ofShape(number % 2);
        recorded.put("$snapshot_text", properties.text(80_000));
        recorded.set("$elements", properties.elements(370));
        return event("$recording", recorded);
    }

    /** An event with that many properties at the top of {@code properties}: texts, numbers and booleans. */
    String ofWidth(int count) {
        return event("wide", properties.plain(count));
    }

    private String event(String name, ObjectNode eventProperties) {
        String time = START.plusSeconds(random.nextInt(1_000_000)).toString();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("uuid", uuid());
        event.put("event", name);
        event.put("distinct_id", "user-" + random.nextInt(1_000));
        event.put("team_id", 1);
        event.put("ip", properties.ip());
        event.put("site_url", "https://app.example.com");
        event.put("now", time);
        event.put("sent_at", time);
        event.put("timestamp", time);
        event.set("properties", eventProperties);
        return event.toString();
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
