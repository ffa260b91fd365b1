package io.github.posthogplugins.testing;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.event.EventFile;
import io.github.posthogplugins.testing.event.EventText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as PostHog's libraries send them, the same in every run.
 *
 * <pre>{@code
 * plugin.process(TestEvents.pageview().withProperty("$current_url", "https://example.com/docs"));
 * }</pre>
 *
 * <p>Events that PostHog has received are read from files: {@code TestEvents.fromJson(Path.of("src/test/signup.json"))}.
 *
 * <p>All others belong to team {@value #TEAM_ID} and the user {@value #DISTINCT_ID}, come from the address
 * {@value #IP}, were sent at noon of 1 January 2024 (UTC), where the clock of a test stands, and happened two
 * seconds earlier.
 */
public final class TestEvents {

    /** The {@code distinct_id} of all events: the one of PostHog's own test helpers. */
    public static final String DISTINCT_ID = "007";

    /** The {@code ip} of all events; an address in Cleveland in MaxMind's test databases. */
    public static final String IP = "12.87.118.0";

    /** The {@code team_id} of all events, and of the plugins in a test. */
    public static final int TEAM_ID = 1;

    /** The {@code uuid} of all events. */
    public static final String UUID = "018cc4f0-0000-7000-8000-000000000007";

    static final String SESSION_ID = "018cc4ef-0000-7000-8000-00000000000b";
    static final String WINDOW_ID = "018cc4ef-0000-7000-8000-00000000000c";

    private static final String SENT_AT = "2024-01-01T12:00:00.000Z";
    private static final String TIMESTAMP = "2024-01-01T11:59:58.000Z";

    private TestEvents() {}

    /** Returns a {@code $pageview} of {@code https://example.com/pricing} with the 40 properties of a browser. */
    public static PluginEvent pageview() {
        return inBrowser("$pageview")
                .withProperty("title", "Pricing")
                .withProperty("$prev_pageview_pathname", "/")
                .withProperty("$prev_pageview_duration", 12.5)
                .withProperty("utm_source", "newsletter")
                .withProperty("utm_campaign", "january");
    }

    /** Returns an {@code $identify} with an email, a name and a plan to set, and {@code $set_once} of a visit. */
    public static PluginEvent identify() {
        Map<String, Object> set = fields("email", "test@example.com", "name", "Ada Lovelace", "plan", "free");
        Map<String, Object> setOnce =
                fields("$initial_referrer", "https://www.google.com/", "$initial_referring_domain", "www.google.com");
        return inBrowser("$identify")
                .withProperty("$anon_distinct_id", "018cc4ef-0000-7000-8000-00000000000a")
                .withProperty("$set", set)
                .withProperty("$set_once", setOnce)
                .with("$set", set)
                .with("$set_once", setOnce);
    }

    /** Returns an {@code $autocapture} of a click on the link "Sign up" and what is around it, innermost first. */
    public static PluginEvent autocapture() {
        Map<String, Object> link = fields(
                "tag_name", "a",
                "$el_text", "Sign up",
                "classes", List.of("button", "primary"),
                "attr__href", "/signup",
                "attr__class", "button primary",
                "nth_child", 1,
                "nth_of_type", 1);
        Map<String, Object> section = fields("tag_name", "div", "attr__id", "plans", "nth_child", 2, "nth_of_type", 2);
        Map<String, Object> body = fields("tag_name", "body", "nth_child", 2, "nth_of_type", 1);
        return inBrowser("$autocapture")
                .withProperty("$event_type", "click")
                .withProperty("$ce_version", 1)
                .withProperty("$elements", List.of(link, section, body));
    }

    /** Returns a {@code $groupidentify} of the company {@code acme}. */
    public static PluginEvent groupIdentify() {
        return inBrowser("$groupidentify")
                .withProperty("$group_type", "company")
                .withProperty("$group_key", "acme")
                .withProperty("$group_set", fields("name", "Acme", "employees", 42));
    }

    /** Returns an {@code Application Opened} as posthog-ios sends it. */
    public static PluginEvent applicationOpened() {
        return event("Application Opened", MobileProperties.ios())
                .withProperty("from_background", false)
                .withProperty("version", "1.4.0")
                .withProperty("build", "42");
    }

    /** Returns a {@code $screen} as posthog-android sends it. */
    public static PluginEvent screen() {
        return event("$screen", MobileProperties.android()).withProperty("$screen_name", "Pricing");
    }

    /** Returns a {@code $snapshot}: a part of a session recording, with two of rrweb's events. */
    public static PluginEvent snapshot() {
        Map<String, Object> meta = fields("href", "https://example.com/pricing", "width", 1440, "height", 900);
        Map<String, Object> move = fields("source", 1, "positions", List.of(fields("x", 12, "y", 34, "id", 5)));
        return event("$snapshot", fields("$lib", "web", "$lib_version", "1.96.1"))
                .withProperty("token", "phc_test")
                .withProperty("distinct_id", DISTINCT_ID)
                .withProperty("$session_id", SESSION_ID)
                .withProperty("$window_id", WINDOW_ID)
                .withProperty("$snapshot_bytes", 214)
                .withProperty(
                        "$snapshot_data",
                        List.of(
                                fields("type", 4, "data", meta, "timestamp", 1704110397000L),
                                fields("type", 3, "data", move, "timestamp", 1704110397500L)));
    }

    /** Returns an {@code $exception}: an error that nobody caught in the browser. */
    public static PluginEvent exception() {
        return inBrowser("$exception")
                .withProperty("$exception_type", "TypeError")
                .withProperty("$exception_message", "Cannot read properties of undefined (reading 'plan')")
                .withProperty("$exception_source", "https://example.com/app.js")
                .withProperty("$exception_lineno", 14)
                .withProperty("$exception_colno", 9)
                .withProperty("$exception_personURL", "https://app.posthog.com/person/" + DISTINCT_ID);
    }

    /** Returns an event of that name as a server would send it, with the properties of the library only. */
    public static PluginEvent custom(String name) {
        return event(name, fields("$lib", "posthog-node", "$lib_version", "3.6.3"));
    }

    /**
     * Reads the one event in a file of JSON; a relative path starts at the working directory.
     *
     * @throws java.io.UncheckedIOException if the file can't be read
     * @throws IllegalArgumentException if it does not hold exactly one JSON object; says where
     */
    public static PluginEvent fromJson(Path file) {
        return EventFile.read(file).one();
    }

    /**
     * Reads an event from JSON.
     *
     * @throws IllegalArgumentException if the text is not exactly one JSON object; says where
     */
    public static PluginEvent fromJson(String json) {
        return new EventText(null, json).one();
    }

    /**
     * Reads the events in a file of JSON: one event, an array of events, or one event on each line; a relative path starts
     * at the working directory.
     *
     * @throws java.io.UncheckedIOException if the file can't be read
     * @throws IllegalArgumentException if it holds anything else; says where
     */
    public static List<PluginEvent> allFromJson(Path file) {
        return EventFile.read(file).all();
    }

    /**
     * Reads events from JSON: one event, an array of events, or one event on each line.
     *
     * @throws IllegalArgumentException if the text is anything else; says where
     */
    public static List<PluginEvent> allFromJson(String json) {
        return new EventText(null, json).all();
    }

    private static PluginEvent inBrowser(String name) {
        return event(name, BrowserProperties.all());
    }

    private static PluginEvent event(String name, Map<String, Object> properties) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("uuid", UUID);
        fields.put("event", name);
        fields.put("distinct_id", DISTINCT_ID);
        fields.put("team_id", TEAM_ID);
        fields.put("ip", IP);
        fields.put("site_url", "https://app.posthog.com");
        fields.put("now", SENT_AT);
        fields.put("sent_at", SENT_AT);
        fields.put("timestamp", TIMESTAMP);
        fields.put("properties", properties);
        return PluginEvent.of(fields);
    }

    /** Takes names and values in turn. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
