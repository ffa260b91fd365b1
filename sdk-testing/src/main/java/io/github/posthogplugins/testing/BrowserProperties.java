package io.github.posthogplugins.testing;

import java.util.List;
import java.util.Map;

/** The properties that posthog-js adds to every event. */
final class BrowserProperties {

    private BrowserProperties() {}

    static Map<String, Object> all() {
        return TestEvents.fields(
                "$os", "Mac OS X",
                "$os_version", "10.15.7",
                "$browser", "Chrome",
                "$browser_version", 120,
                "$browser_language", "en-GB",
                "$device_type", "Desktop",
                "$screen_width", 1790,
                "$screen_height", 1120,
                "$viewport_width", 1440,
                "$viewport_height", 900,
                "$raw_user_agent",
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/120.0.0.0 Safari/537.36",
                "$current_url", "https://example.com/pricing",
                "$host", "example.com",
                "$pathname", "/pricing",
                "$referrer", "https://www.google.com/",
                "$referring_domain", "www.google.com",
                "$initial_referrer", "https://www.google.com/",
                "$initial_referring_domain", "www.google.com",
                "$lib", "web",
                "$lib_version", "1.96.1",
                "$insert_id", "k3x9m2q7w1z5c8v4",
                "$time", 1704110398.25,
                "distinct_id", TestEvents.DISTINCT_ID,
                "$user_id", TestEvents.DISTINCT_ID,
                "$device_id", "018cc4ef-0000-7000-8000-00000000000a",
                "$session_id", TestEvents.SESSION_ID,
                "$window_id", TestEvents.WINDOW_ID,
                "$pageview_id", "018cc4ef-0000-7000-8000-00000000000d",
                "$is_identified", true,
                "$process_person_profile", true,
                "$active_feature_flags", List.of("new-pricing"),
                "$feature/new-pricing", true,
                "$autocapture_disabled_server_side", false,
                "$config_defaults", "2023-12-01",
                "token", "phc_test");
    }
}
