package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forms that an event takes after the plugins, up to what {@code onEvent} and {@code composeWebhook} get.
 *
 * <p>Each is made when it is first asked for. Safe for use by several threads.
 */
public final class EventForms {

    private final PluginEvent left;
    private final ServerProfile profile;
    private final Preparation preparation;
    private final boolean withoutPerson;
    private final Instant now;
    private final List<IngestionWarning> warnings = new ArrayList<>();
    private @Nullable Draft draft;
    private @Nullable Map<String, @Nullable Object> fields;
    private @Nullable PluginEvent normalised;
    private @Nullable PluginEvent stored;
    private @Nullable PluginEvent forListeners;

    EventForms(PluginEvent left, ServerProfile profile, Preparation preparation, boolean withoutPerson, Instant now) {
        this.left = left;
        this.profile = profile;
        this.preparation = preparation;
        this.withoutPerson = withoutPerson;
        this.now = now;
    }

    /**
     * Returns the forms of an event of a team that keeps IP addresses; groups are left as they are.
     *
     * @param left the event as it left the plugins
     * @param profile the generation of PostHog's server
     * @param now this moment, which stands in for a timestamp that can't be read
     */
    public static EventForms of(PluginEvent left, ServerProfile profile, Instant now) {
        boolean withoutPerson = profile.hasPersonProfiles() && PersonProfile.isForbidden(left);
        return new EventForms(left, profile, new Preparation(profile, false, null), withoutPerson, now);
    }

    /** Returns the event as it left the plugins. */
    public PluginEvent left() {
        return left;
    }

    /** Returns the event after its second normalisation (event.md §2.2); as it left the plugins, where there is none. */
    public synchronized PluginEvent normalised() {
        PluginEvent known = normalised;
        if (known == null) {
            known = draft().toEvent();
            normalised = known;
        }
        return known;
    }

    private Draft draft() {
        Draft known = draft;
        if (known == null) {
            known = normalised(Draft.of(left));
            draft = known;
        }
        return known;
    }

    private Draft normalised(Draft event) {
        if (profile.normalisesEvents()) {
            new Normaliser(profile).normalise(event);
        }
        if (profile.hasPersonProfiles()) {
            PersonProfile.apply(event, withoutPerson);
        }
        return event;
    }

    /** Returns the event as it would be stored (event.md §3, §4), with its elements as the text {@code elements_chain}. */
    public synchronized PluginEvent stored() {
        PluginEvent known = stored;
        if (known == null) {
            known = PluginEvent.of(fields());
            stored = known;
        }
        return known;
    }

    private synchronized Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> known = fields;
        if (known == null) {
            known = preparation.store(draft().fields(), withoutPerson, now, warnings::add);
            fields = known;
        }
        return known;
    }

    /** Returns what storing gave reason to warn of. */
    synchronized List<IngestionWarning> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Returns what {@code onEvent} gets: a {@code ProcessedPluginEvent} made of what is stored (event.md §6), or the event
     * as it left the plugins.
     */
    public synchronized PluginEvent forListeners() {
        PluginEvent known = forListeners;
        if (known == null) {
            known = profile.deliversStoredEvents() ? processed() : left;
            forListeners = known;
        }
        return known;
    }

    private PluginEvent processed() {
        Map<String, @Nullable Object> event = fields();
        Map<String, @Nullable Object> properties = JsValues.spread(event.get("properties"));
        Map<String, @Nullable Object> made = new LinkedHashMap<>();
        made.put("distinct_id", event.get("distinct_id"));
        if (profile.movesIp()) {
            made.put("ip", null);
        } else {
            putIfPresent(made, "ip", properties, "$ip");
        }
        made.put("team_id", event.get("team_id"));
        made.put("event", event.get("event"));
        made.put("properties", profile.takesElementsChain() ? withChain(event, properties) : properties);
        made.put("timestamp", event.get("timestamp"));
        putIfPresent(made, "$set", properties, "$set");
        putIfPresent(made, "$set_once", properties, "$set_once");
        made.put("uuid", event.get("uuid"));
        made.put("elements", elements(event));
        return PluginEvent.of(made);
    }

    private static void putIfPresent(
            Map<String, @Nullable Object> target, String field, Map<String, @Nullable Object> properties, String name) {
        if (properties.containsKey(name)) {
            target.put(field, properties.get(name));
        }
    }

    private static Map<String, @Nullable Object> withChain(
            Map<String, ?> event, Map<String, @Nullable Object> properties) {
        chain(event).ifPresent(chain -> properties.put("$elements_chain", chain));
        return properties;
    }

    private static Optional<String> chain(Map<String, ?> event) {
        return event.get("elements_chain") instanceof String chain && !chain.isEmpty()
                ? Optional.of(chain)
                : Optional.empty();
    }

    private static List<Map<String, @Nullable Object>> elements(Map<String, ?> event) {
        List<Map<String, @Nullable Object>> elements =
                chain(event).map(ElementsChain::parse).orElse(List.of());
        elements.forEach(EventForms::asOnceCaptured);
        return elements;
    }

    private static void asOnceCaptured(Map<String, @Nullable Object> element) {
        Object classes = JsValues.spread(element.get("attributes")).get("attr__class");
        if (JsValues.isTruthy(classes)) {
            element.put("attr_class", classes);
        }
        if (JsValues.isTruthy(element.get("text"))) {
            element.put("$el_text", element.get("text"));
        }
    }

    /** Returns what {@code composeWebhook} gets: a {@code PostHogEvent} (event.md §7), its timestamp still as text. */
    public PluginEvent forWebhooks() {
        Map<String, @Nullable Object> event = fields();
        Map<String, @Nullable Object> made = new LinkedHashMap<>();
        made.put("uuid", event.get("uuid"));
        made.put("event", event.get("event"));
        made.put("team_id", event.get("team_id"));
        made.put("distinct_id", event.get("distinct_id"));
        made.put("properties", withChain(event, JsValues.spread(event.get("properties"))));
        made.put("timestamp", event.get("timestamp"));
        return PluginEvent.of(made);
    }
}
