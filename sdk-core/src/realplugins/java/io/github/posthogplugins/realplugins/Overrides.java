package io.github.posthogplugins.realplugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A file beside a plugin, for those that refuse what every plugin gets. None of its members need be there:
 * {@code {"values": {key: value}, "attachments": {key: text}, "answers": [see CannedAnswer], "payloads": {job: JSON}}}.
 */
final class Overrides {

    private final JsonNode json;

    private Overrides(JsonNode json) {
        this.json = json;
    }

    static Overrides beside(Path folder) {
        Path file = folder.resolveSibling(folder.getFileName() + ".config.json");
        return new Overrides(Files.exists(file) ? read(file) : MissingNode.getInstance());
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.builder().build().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' can't be read", e);
        }
    }

    PluginConfig in(PluginConfig config) {
        PluginConfig changed = config;
        for (Map.Entry<String, JsonNode> value : json.path("values").properties()) {
            changed = changed.with(value.getKey(), value.getValue().asText());
        }
        for (Map.Entry<String, JsonNode> file : json.path("attachments").properties()) {
            String text = file.getValue().asText();
            changed = changed.withAttachment(file.getKey(), Attachment.ofText("file.json", text));
        }
        return changed;
    }

    /** Returns what a job is run with, as JSON. */
    String payload(String job) {
        JsonNode payload = json.path("payloads").path(job);
        return payload.isMissingNode() ? StandardEvents.payload() : payload.toString();
    }

    List<CannedAnswer> answers() {
        return StreamSupport.stream(json.path("answers").spliterator(), false)
                .map(CannedAnswer::of)
                .toList();
    }
}
