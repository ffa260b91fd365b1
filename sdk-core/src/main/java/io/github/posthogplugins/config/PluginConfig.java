package io.github.posthogplugins.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user has set for a plugin: JSON values and files, by the keys of the config schema.
 *
 * <pre>{@code
 * PluginConfig.of("name", "you").withAttachment("schema", Attachment.ofFile(path))
 * }</pre>
 *
 * <p>A config never changes; each {@code with…} returns another one. Like PostHog, it accepts keys that the schema does
 * not know and values that the schema does not allow: {@link ConfigChecker} finds those.
 */
public final class PluginConfig {

    private static final PluginConfig EMPTY = new PluginConfig(Map.of(), Map.of());
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, @Nullable Object> values;
    private final Map<String, Attachment> attachments;

    private PluginConfig(Map<String, @Nullable Object> values, Map<String, Attachment> attachments) {
        this.values = values;
        this.attachments = attachments;
    }

    /** A config in which nothing is set. */
    public static PluginConfig empty() {
        return EMPTY;
    }

    /** A config with one value. */
    public static PluginConfig of(String key, @Nullable Object value) {
        return EMPTY.with(key, value);
    }

    /** A config with two values. */
    public static PluginConfig of(String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
        return of(key1, value1).with(key2, value2);
    }

    /** A config with three values. */
    public static PluginConfig of(
            String key1,
            @Nullable Object value1,
            String key2,
            @Nullable Object value2,
            String key3,
            @Nullable Object value3) {
        return of(key1, value1, key2, value2).with(key3, value3);
    }

    /**
     * A config with these values.
     *
     * @throws IllegalArgumentException if one of them is nothing that JSON can express
     */
    public static PluginConfig of(Map<String, ? extends @Nullable Object> values) {
        return new PluginConfig(JsonValues.copy(values), Map.of());
    }

    /**
     * The same config with {@code key} set to {@code value}.
     *
     * @throws IllegalArgumentException if the value is nothing that JSON can express
     */
    public PluginConfig with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new PluginConfig(JsonValues.copy(changed), attachments);
    }

    /** The same config with this file under {@code key}. */
    public PluginConfig withAttachment(String key, Attachment attachment) {
        Map<String, Attachment> changed = new LinkedHashMap<>(attachments);
        changed.put(key, attachment);
        return new PluginConfig(values, Collections.unmodifiableMap(changed));
    }

    /** The JSON values by key, in the order in which they were set. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The files by key, in the order in which they were set. */
    public Map<String, Attachment> attachments() {
        return attachments;
    }

    /** The value of a key, if it is set to anything but null. */
    public Optional<Object> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The values as a JSON object; files are not part of it, as in {@code meta.config}. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Values that were checked to be JSON could not be written", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PluginConfig that && values.equals(that.values) && attachments.equals(that.attachments);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + attachments.hashCode();
    }

    /** Names the keys only: any value may be a secret. */
    @Override
    public String toString() {
        return "PluginConfig[values of " + values.keySet() + ", attachments " + attachments.keySet() + "]";
    }
}
