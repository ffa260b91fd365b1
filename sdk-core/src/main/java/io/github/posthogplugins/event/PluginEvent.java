package io.github.posthogplugins.event;

import io.github.posthogplugins.internal.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An event: an immutable JSON object with the fields of PostHog's {@code PluginEvent}.
 *
 * <pre>{@code
 * PluginEvent event = PluginEvent.named("$pageview")
 *     .withDistinctId("user-1")
 *     .withProperty("$current_url", "https://example.com/");
 * }</pre>
 *
 * <p>Fields that no accessor names survive: the server spreads the whole captured message into the event, and so does
 * this type. Values are JSON values in Java's terms: {@code String}, {@code Boolean}, {@code Number}, {@code List},
 * {@code Map} and {@code null}. Instances are safe to share between threads.
 */
public final class PluginEvent {

    private final JsonObjectText json;

    private PluginEvent(JsonObjectText json) {
        this.json = json;
    }

    /**
     * Returns an event of that name with the fields that the server always fills in: a random {@code uuid},
     * {@code distinct_id} {@code "anonymous"}, {@code team_id} 1, {@code ip} and {@code site_url} null, {@code now} and
     * {@code timestamp} of this moment, and empty {@code properties}.
     */
    public static PluginEvent named(String event) {
        return new PluginEvent(JsonObjectText.ofFields(DefaultFields.of(event)));
    }

    /**
     * Reads an event from JSON text, within {@link EventLimits#defaults()}.
     *
     * @throws InvalidEventException if the text is no JSON object, is too large or nested too deeply
     */
    public static PluginEvent fromJson(String json) {
        return fromJson(json, EventLimits.defaults());
    }

    /**
     * Reads an event from JSON text, within the given limits.
     *
     * @throws InvalidEventException if the text is no JSON object, is too large or nested too deeply
     */
    public static PluginEvent fromJson(String json, EventLimits limits) {
        return new PluginEvent(JsonObjectText.parse(json, limits));
    }

    /**
     * Reads an event from JSON in UTF-8, within {@link EventLimits#defaults()}.
     *
     * @throws InvalidEventException if the text is no JSON object, is too large or nested too deeply
     */
    public static PluginEvent fromJson(byte[] utf8) {
        return new PluginEvent(JsonObjectText.parse(utf8, EventLimits.defaults()));
    }

    /**
     * Returns an event with exactly these fields.
     *
     * @throws InvalidEventException if a value has no JSON form
     */
    public static PluginEvent of(Map<String, ?> fields) {
        return new PluginEvent(JsonObjectText.ofFields(fields));
    }

    /**
     * Returns an event that was put together from parts of others; for the SDK's own modules.
     *
     * @throws InvalidEventException if it is larger than {@link EventLimits#defaults()}
     */
    public static PluginEvent of(JsonObject object) {
        return new PluginEvent(JsonObjectText.of(object));
    }

    /** Returns the event as text with the places of its members; for the SDK's own modules. */
    public JsonObject json() {
        return json.object();
    }

    /** Returns the event's name, such as {@code $pageview}; empty if the field is missing or no string. */
    public String name() {
        return text("event").orElse("");
    }

    /** Returns the {@code distinct_id}; empty if the field is missing or no string. */
    public String distinctId() {
        return text("distinct_id").orElse("");
    }

    /** Returns the {@code uuid} if there is one. */
    public Optional<String> uuid() {
        return text("uuid");
    }

    /** Returns the {@code team_id} if there is one. */
    public OptionalInt teamId() {
        return field("team_id") instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /** Returns the {@code ip} if it is known. */
    public Optional<String> ip() {
        return text("ip");
    }

    /** Returns the event's {@code properties}, unmodifiable and in their order; empty if they are missing. */
    public Map<String, @Nullable Object> properties() {
        return json.objectAt("properties");
    }

    /** Returns the value of a property; null both for a JSON {@code null} and for a missing property. */
    public @Nullable Object property(String name) {
        return json.field("properties", name);
    }

    /** Tells whether there is such a property, even if its value is {@code null}. */
    public boolean hasProperty(String name) {
        return properties().containsKey(name);
    }

    /** Returns the value of a top-level field; null both for a JSON {@code null} and for a missing field. */
    public @Nullable Object field(String name) {
        return json.field(name);
    }

    /** Returns all top-level fields, unmodifiable and in their order. */
    public Map<String, @Nullable Object> fields() {
        return json.fields();
    }

    /** Returns a copy with that top-level field set. */
    public PluginEvent with(String field, @Nullable Object value) {
        return new PluginEvent(json.with(field, value));
    }

    /** Returns a copy without that top-level field. */
    public PluginEvent without(String field) {
        return new PluginEvent(json.without(field));
    }

    /** Returns a copy with that {@code distinct_id}. */
    public PluginEvent withDistinctId(String distinctId) {
        return with("distinct_id", distinctId);
    }

    /** Returns a copy with that {@code ip}. */
    public PluginEvent withIp(@Nullable String ip) {
        return with("ip", ip);
    }

    /** Returns a copy with that {@code timestamp}, written as ISO 8601 in UTC. */
    public PluginEvent withTimestamp(Instant timestamp) {
        return with("timestamp", timestamp.toString());
    }

    /** Returns a copy with that property set. */
    public PluginEvent withProperty(String name, @Nullable Object value) {
        return with("properties", JsonObjectText.plus(properties(), name, value));
    }

    /** Returns a copy with all those properties set. */
    public PluginEvent withProperties(Map<String, ?> properties) {
        PluginEvent event = this;
        for (Map.Entry<String, ?> property : properties.entrySet()) {
            event = event.withProperty(property.getKey(), property.getValue());
        }
        return event;
    }

    /** Returns a copy without that property. */
    public PluginEvent withoutProperty(String name) {
        return with("properties", JsonObjectText.minus(properties(), name));
    }

    /** Returns the event as JSON text, as it was read or as the last plugin left it. */
    public String toJson() {
        return json.text();
    }

    /** Returns {@link #toJson()} in UTF-8. */
    public byte[] toJsonBytes() {
        return json.bytes().clone();
    }

    private Optional<String> text(String field) {
        return field(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Two events are equal if they hold the same fields with the same values, in any order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PluginEvent event && fields().equals(event.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(fields());
    }

    @Override
    public String toString() {
        return toJson();
    }
}
