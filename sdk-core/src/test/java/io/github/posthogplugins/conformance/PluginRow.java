package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.conformance.Row.AttachmentRow;
import io.github.posthogplugins.runtime.PluginSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plugin of a row: its source alone, or with whatever else there is to say. */
record PluginRow(
        String source,
        @Nullable String name,
        @Nullable Integer id,
        @Nullable Integer team,
        @Nullable ObjectNode manifest,
        @Nullable Map<String, @Nullable Object> config,
        @Nullable Map<String, AttachmentRow> attachments,
        @JsonProperty("log-level") @Nullable Integer logLevel) {

    static final int TEAM = 2;

    /** Reads a plugin as a row has it. */
    static PluginRow of(JsonNode node) {
        return node.isTextual()
                ? new PluginRow(node.textValue(), null, null, null, null, null, null, null)
                : Yaml.read(node, PluginRow.class);
    }

    /** Makes the plugin, which has that name and id unless the row says otherwise. */
    PluginSpec spec(String defaultName, int defaultId) {
        String called = Objects.requireNonNullElse(name, defaultName);
        PluginSpec spec = PluginSpec.of(PluginBundle.ofSources(
                        called, Map.of("plugin.json", manifest(called).toString(), "index.js", source)))
                .withId(Objects.requireNonNullElse(id, defaultId))
                .withTeamId(Objects.requireNonNullElse(team, TEAM))
                .withConfig(config(config, attachments))
                .unchecked();
        return logLevel == null ? spec : spec.withLogLevel(logLevel);
    }

    private ObjectNode manifest(String called) {
        ObjectNode complete = JsonNodeFactory.instance.objectNode().put("name", called);
        return manifest == null ? complete : complete.setAll(manifest);
    }

    static PluginConfig config(
            @Nullable Map<String, @Nullable Object> values, @Nullable Map<String, AttachmentRow> attachments) {
        PluginConfig config = PluginConfig.of(Objects.requireNonNullElseGet(values, LinkedHashMap::new));
        for (Map.Entry<String, AttachmentRow> file : Objects.requireNonNullElse(
                        attachments, Map.<String, AttachmentRow>of())
                .entrySet()) {
            config = config.withAttachment(file.getKey(), attachment(file.getValue()));
        }
        return config;
    }

    private static Attachment attachment(AttachmentRow row) {
        return new Attachment(row.type(), row.name(), row.text().getBytes(StandardCharsets.UTF_8));
    }
}
