package io.github.posthogplugins.testing;

import java.util.List;
import java.util.Map;

/** The properties that PostHog's libraries for phones add to every event. */
final class MobileProperties {

    private MobileProperties() {}

    /** Those of posthog-ios. */
    static Map<String, Object> ios() {
        Map<String, Object> properties = app();
        properties.putAll(TestEvents.fields(
                "$lib", "posthog-ios",
                "$lib_version", "3.1.1",
                "$os_name", "iOS",
                "$os_version", "17.1.2",
                "$device_manufacturer", "Apple",
                "$device_model", "iPhone14,7",
                "$device_name", "iPhone",
                "$screen_width", 390,
                "$screen_height", 844));
        return properties;
    }

    /** Those of posthog-android. */
    static Map<String, Object> android() {
        Map<String, Object> properties = app();
        properties.putAll(TestEvents.fields(
                "$lib", "posthog-android",
                "$lib_version", "3.1.0",
                "$os_name", "Android",
                "$os_version", "14",
                "$device_manufacturer", "Google",
                "$device_model", "Pixel 7",
                "$device_name", "panther",
                "$screen_width", 1080,
                "$screen_height", 2201,
                "$screen_density", 2.625,
                "$network_carrier", "Vodafone",
                "$user_agent", "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 7 Build/UQ1A.231205.015)"));
        return properties;
    }

    private static Map<String, Object> app() {
        return TestEvents.fields(
                "$app_name",
                "Hedgebox",
                "$app_namespace",
                "com.example.hedgebox",
                "$app_version",
                "1.4.0",
                "$app_build",
                "42",
                "$device_type",
                "Mobile",
                "$locale",
                "en-GB",
                "$timezone",
                "Europe/London",
                "$network_wifi",
                true,
                "$network_cellular",
                false,
                "$session_id",
                TestEvents.SESSION_ID,
                "$is_identified",
                true,
                "$process_person_profile",
                true,
                "$active_feature_flags",
                List.of("new-pricing"),
                "$feature/new-pricing",
                true);
    }
}
