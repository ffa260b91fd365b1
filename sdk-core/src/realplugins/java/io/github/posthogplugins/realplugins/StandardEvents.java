package io.github.posthogplugins.realplugins;

import io.github.posthogplugins.event.PluginEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The events that every plugin has to cope with. */
final class StandardEvents {

    private static final Map<String, Object> PAGE = Map.of(
            "$current_url", "https://shop.example.test/p/1?utm_source=news&id=7#top",
            "$host", "shop.example.test",
            "$pathname", "/p/1",
            "$browser", "Firefox",
            "$browser_version", 120,
            "$os", "Linux",
            "$referrer", "$direct",
            "$user_agent", "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
            "utm_source", "news",
            "amount", 12.5);

    private StandardEvents() {}

    static Map<String, PluginEvent> all() {
        Map<String, PluginEvent> events = new LinkedHashMap<>();
        events.put("pageview", pageview());
        events.put("identify", identify());
        events.put("autocapture", autocapture());
        events.put("custom", event("order paid").withProperties(PAGE).withProperty("currency", "EUR"));
        events.put("nested", nested());
        events.put("model", model());
        events.put("null ip", event("$pageview").withIp(null));
        events.put("no properties", event("$identify").without("properties"));
        return events;
    }

    private static PluginEvent event(String name) {
        return PluginEvent.named(name)
                .with("uuid", "0184a1b2-0000-7000-8000-000000000000")
                .with("now", "2024-01-01T12:00:00.000Z")
                .with("timestamp", "2024-01-01T11:59:58.000Z")
                .withDistinctId("user-1")
                .withIp("8.8.8.8");
    }

    /** With forty properties, as a browser sends it. */
    private static PluginEvent pageview() {
        Map<String, Object> properties = new LinkedHashMap<>(PAGE);
        IntStream.rangeClosed(properties.size(), 39).forEach(i -> properties.put("property_" + i, "value " + i));
        return event("$pageview").withProperties(properties);
    }

    private static PluginEvent identify() {
        return event("$identify")
                .with("$set", Map.of("email", "someone@example.test", "name", "Some One"))
                .withProperty("$anon_distinct_id", "anonymous-1")
                .withProperty("$user_id", "user-1");
    }

    private static PluginEvent autocapture() {
        Map<String, Object> button = Map.of(
                "tag_name", "button", "$el_text", "Buy", "nth_child", 1, "nth_of_type", 1, "attr__class", "btn big");
        return event("$autocapture")
                .withProperties(PAGE)
                .withProperty("$event_type", "click")
                .withProperty("$elements", List.of(button, Map.of("tag_name", "body")));
    }

    private static PluginEvent nested() {
        Map<String, Object> order = Map.of(
                "id", 7,
                "address", Map.of("city", "Oslo", "geo", Map.of("lat", 59.9)),
                "lines", List.of(Map.of("sku", "a", "price", 1.5), Map.of("sku", "b", "price", 20)));
        return event("Order_shipped")
                .withProperty("order", order)
                .withProperty("app_version", "1.12.3-beta+4")
                .withProperty("$current_url", "https://Shop.example.test/Orders/7/?q=1#Top");
    }

    private static PluginEvent model() {
        return event("$ai_generation")
                .withProperty("$ai_provider", "openai")
                .withProperty("$ai_model", "gpt-4o-mini")
                .withProperty("$ai_input_tokens", 1234)
                .withProperty("$ai_output_tokens", 567);
    }

    /** A payload for whatever job: what exports put into theirs, and a user's dates. */
    static String payload() {
        return "{\"batch\":[" + event("$pageview").toJson() + "],\"batchId\":1,\"retriesPerformedSoFar\":0,"
                + "\"dateFrom\":\"2024-01-01\",\"dateTo\":\"2024-01-02\",\"dateRange\":[\"2024-01-01\",\"2024-01-02\"],"
                + "\"$operation\":\"start\",\"$job_id\":\"1\"}";
    }
}
