package io.github.posthogplugins.testing;

import io.github.posthogplugins.event.PluginEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of {@code test/utils} in PostHog's {@code plugin-scaffold}, for suites that are ported from Jest.
 *
 * <pre>{@code
 * @BeforeEach
 * void reset(PluginUnderTest plugin) {
 *     resetMeta(plugin, Map.of("config", Map.of("name", "you")));
 * }
 *
 * @Test
 * void greets_by_name(PluginUnderTest plugin) {
 *     PluginEvent event = plugin.process(createPageview()).event();
 *
 *     assertThat(event.property("hello")).isEqualTo("Hello you");
 *     assertThat(getMeta(plugin).cache().get("greeted")).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>Events have the scaffold's fields and no others, not even a {@code uuid}; {@link TestEvents} has events as PostHog
 * receives them today. Values differ from the scaffold's: a test of a hash over all of them reads the scaffold's own event
 * from a file. {@code meta} is the real one, with all that the scaffold's lacks: promises, time to live, JSON.
 */
public final class Scaffold {

    private static final String SENT_AT = "2020-11-26T12:58:58.453Z";
    private static final String SITE = "http://localhost:8000/";
    private static final String URL = SITE + "instance/status";

    private Scaffold() {}

    /** Returns an event named {@code EVENT_TYPE}, without properties. */
    public static PluginEvent createEvent() {
        return createEvent(Map.of());
    }

    /** Returns {@link #createEvent()} with those top-level fields in place of its own. */
    public static PluginEvent createEvent(Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("distinct_id", TestEvents.DISTINCT_ID);
        fields.put("ip", "127.128.129.130");
        fields.put("site_url", SITE);
        fields.put("team_id", 13);
        fields.put("now", "2020-11-26T12:58:57.367Z");
        fields.put("event", "EVENT_TYPE");
        fields.put("sent_at", SENT_AT);
        fields.put("timestamp", SENT_AT);
        fields.putAll(changes);
        return PluginEvent.of(fields);
    }

    /** Returns a {@code $pageview} with 21 properties. */
    public static PluginEvent createPageview() {
        Map<String, Object> properties = TestEvents.fields(
                "$os", "Mac OS X",
                "$lib", "web",
                "$host", "localhost:8000",
                "$time", 1606383312.494,
                "token", "phc_test",
                "$browser", "Chrome",
                "$user_id", TestEvents.DISTINCT_ID,
                "$pathname", "/instance/status",
                "$device_id", "17604ab4a7a8e-0a",
                "$insert_id", "k3x9m2q7w1z5c8v4",
                "distinct_id", TestEvents.DISTINCT_ID,
                "$current_url", URL,
                "$lib_version", "1.7.0-beta.1",
                "$screen_width", 1790,
                "$screen_height", 1120,
                "posthog_version", "1.17.0",
                "$browser_version", 86,
                "$initial_referrer", "$direct",
                "has_slack_webhook", false,
                "$active_feature_flags", List.of("one-flag", "another-flag"),
                "$initial_referring_domain", "$direct");
        return createEvent(Map.of("event", "$pageview", "properties", properties));
    }

    /** Returns an {@code $identify} with six entries in a top-level {@code $set}, and without properties. */
    public static PluginEvent createIdentify() {
        Map<String, Object> set = TestEvents.fields(
                "$os", "Mac OS X",
                "email", "test@posthog.com",
                "$browser", "Chrome",
                "$browser_version", 86,
                "$initial_referrer", "$direct",
                "$initial_referring_domain", "$direct");
        return createEvent(Map.of("event", "$identify", "$set", set));
    }

    /**
     * Returns the event itself, which no plugin can change. A static import does not find this method, because every object
     * has a {@code clone()}.
     */
    public static PluginEvent clone(PluginEvent event) {
        return event;
    }

    /** Returns an empty table to fill, and to give to {@link #resetMeta} as {@code cache} or {@code storage}. */
    public static Map<String, @Nullable Object> createCache() {
        return new LinkedHashMap<>();
    }

    /** Returns what the plugin finds in {@code meta}. */
    public static PluginMeta getMeta(PluginUnderTest plugin) {
        return new PluginMeta(
                plugin.config().values(),
                plugin.config().attachments(),
                plugin.cache(),
                plugin.storage(),
                plugin.global());
    }

    /** Starts anew, as {@link PluginUnderTest#reset()} does. */
    public static PluginMeta resetMeta(PluginUnderTest plugin) {
        return resetMeta(plugin, Map.of());
    }

    /**
     * Starts anew with what is given: tables named {@code config}, {@code cache}, {@code storage} and {@code global}.
     *
     * @throws IllegalArgumentException if one has another name
     */
    public static PluginMeta resetMeta(
            PluginUnderTest plugin, Map<String, ? extends Map<String, ? extends @Nullable Object>> overrides) {
        plugin.reset();
        overrides.forEach((member, table) -> table.forEach((key, value) -> set(plugin, member, key, value)));
        return getMeta(plugin);
    }

    private static void set(PluginUnderTest plugin, String member, String key, @Nullable Object value) {
        switch (member) {
            case "config" -> plugin.configure(key, value);
            case "cache" -> plugin.cache().set(key, value);
            case "storage" -> plugin.storage().set(key, value);
            case "global" -> plugin.global().set(key, value);
            default ->
                throw new IllegalArgumentException("resetMeta can't set '" + member
                        + "', only 'config', 'cache', 'storage' and 'global'.\n"
                        + "For attachments call plugin.attach(…), for geoip environment.withGeoIp(…).");
        }
    }
}
