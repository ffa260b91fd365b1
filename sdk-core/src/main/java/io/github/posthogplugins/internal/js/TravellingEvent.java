package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event between two plugins. */
public sealed interface TravellingEvent {

    /**
     * An event that JSON says completely.
     *
     * @param object the event
     */
    record Text(JsonObject object) implements TravellingEvent {

        private static final JsonObject NOTHING = JsonObject.empty();

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

        /** Applies what a plugin has changed: an array of members to set and to remove, in the event and its properties. */
        Text patched(String patch) {
            return patch.isEmpty() ? this : patched(read(patch));
        }

        private Text patched(List<@Nullable JsonObject> changes) {
            JsonObject properties = properties().with(orNothing(changes.get(2)), orNothing(changes.get(3)));
            JsonObject event =
                    changes.get(2) == null && changes.get(3) == null ? object : object.with("properties", properties);
            return new Text(event.with(orNothing(changes.get(0)), orNothing(changes.get(1))));
        }

        /** Sets these properties, whether or not there are properties already. */
        public Text withProperties(JsonObject more) {
            return new Text(object.with("properties", properties().with(more, NOTHING)));
        }

        private JsonObject properties() {
            JsonMember member = object.member("properties");
            return member == null ? NOTHING : orNothing(member.object());
        }

        private static JsonObject orNothing(@Nullable JsonObject part) {
            return part == null ? NOTHING : part;
        }

        private static List<@Nullable JsonObject> read(String patch) {
            try {
                return JsonObject.readTrustedList(patch);
            } catch (IOException notWrittenByUs) {
                throw new UncheckedIOException(notWrittenByUs);
            }
        }
    }

    /**
     * Anything else that a plugin may return.
     *
     * @param text JSON, or a table of nodes as {@code events.js} writes it
     */
    record Graph(String text) implements TravellingEvent {}
}
