package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;

/** An event between two plugins. */
public sealed interface TravellingEvent {

    /**
     * An event that JSON says completely.
     *
     * @param object the event
     */
    record Text(JsonObject object) implements TravellingEvent {

        private static final String SEPARATOR = "\u0002";

        /** Tells whether plugins have to be given it as JavaScript reads it, because its text would pass differently. */
        boolean isIrregular() {
            JsonMember properties = object.member("properties");
            boolean hasOddProperties = properties != null && properties.object() == null && !properties.isNull();
            return hasOddProperties || !object.isRegular();
        }

        /** Tells whether writing it out in JavaScript leaves all numbers as they are. */
        boolean mayBeCopied() {
            return object.hasNumbersOfJavaScript();
        }

        /**
         * Applies what a plugin has changed.
         *
         * @param patch up to four JSON objects, or empty texts, with separators between them: the members to set and to
         *     remove, first in the event and then in its properties
         */
        Text patched(String patch) {
            String[] parts = patch.split(SEPARATOR, -1);
            JsonObject event = object.with(read(parts[0]), read(parts[1]));
            return new Text(parts.length == 2 ? event : withProperties(event, read(parts[2]), read(parts[3])));
        }

        private static JsonObject withProperties(JsonObject event, JsonObject changes, JsonObject removed) {
            return changes.isEmpty() && removed.isEmpty()
                    ? event
                    : event.with("properties", properties(event).with(changes, removed));
        }

        /** Sets these properties, whether or not there are properties already. */
        public Text withProperties(JsonObject more) {
            return new Text(withProperties(object, more, JsonObject.empty()));
        }

        private static JsonObject properties(JsonObject event) {
            JsonMember member = event.member("properties");
            JsonObject properties = member == null ? null : member.object();
            return properties == null ? JsonObject.empty() : properties;
        }

        private static JsonObject read(String json) {
            return json.isEmpty() ? JsonObject.empty() : JsonObject.readTrusted(json);
        }
    }

    /**
     * Anything else that a plugin may return.
     *
     * @param text JSON, or a table of nodes as {@code events.js} writes it
     */
    record Graph(String text) implements TravellingEvent {}
}
