package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.plugin.ServerProfile;

/** How the server stumbles over something truthy that the plugins have left in place of an event (event.md §3). */
final class NoEventWords {

    private NoEventWords() {}

    /**
     * @param json the value as JSON
     */
    static String of(String json, ServerProfile profile) {
        if (!profile.normalisesEvents() || json.startsWith("[")) {
            return "Not a valid UUID: \"undefined\"";
        }
        boolean isString = json.startsWith("\"");
        String type = isString ? "string" : json.equals("true") ? "boolean" : "number";
        String text = isString ? json.substring(1, json.length() - 1) : json;
        return "Cannot create property 'distinct_id' on " + type + " '" + text + "'";
    }
}
