package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An event between two plugins. */
public sealed interface TravellingEvent {

    /** Returns it as JSON for who observes plugins; null if it is no object, or larger than an event may be. */
    @Nullable
    PluginEvent observed();

    /**
     * An event that JSON says completely.
     *
     * @param object the event
     */
    record Text(JsonObject object) implements TravellingEvent {

        @Override
        public @Nullable PluginEvent observed() {
            try {
                return PluginEvent.of(object);
            } catch (InvalidEventException tooLarge) {
                return null;
            }
        }

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
    }

    /**
     * Anything else that a plugin may return.
     *
     * @param text JSON, or a table of nodes as {@code events.js} writes it
     */
    record Graph(String text) implements TravellingEvent {

        @Override
        public @Nullable PluginEvent observed() {
            return TablePicture.of(text);
        }
    }
}
