package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a page: what plugins are given, and what has to come of it. The components are the keys that a row may have;
 * {@code README.md} beside the pages says what they mean. What a row does not mention is not compared, but for errors:
 * a row without {@code errors} has none. {@code siblings} is of the suite's own making: all the code of a list of values.
 */
record Row(
        // what the row pins, and where it holds
        String fact,
        @Nullable String in,
        @Nullable Integer limit,
        // who plays
        @Nullable String top,
        @Nullable String js,
        @Nullable String run,
        @Nullable List<String> siblings,
        @Nullable JsonNode plugin,
        @Nullable List<JsonNode> plugins,
        @Nullable Map<String, @Nullable Object> config,
        @Nullable Map<String, AttachmentRow> attachments,
        @Nullable Boolean geoip,
        @Nullable JsonNode past,
        @Nullable TeamRow team,
        @Nullable String webhooks,
        @Nullable BundleRow bundle,
        // what happens
        @Nullable ObjectNode event,
        @Nullable String json,
        @Nullable JsonNode raw,
        @Nullable Map<String, JsonNode> http,
        @Nullable List<String> steps,
        // what comes of it
        @Nullable JsonNode is,
        @JsonProperty("throws") @Nullable String thrown,
        @Nullable String becomes,
        @Nullable ObjectNode gives,
        @Nullable ObjectNode properties,
        @Nullable List<String> lacks,
        @Nullable JsonNode succeeded,
        @Nullable JsonNode failed,
        @Nullable JsonNode deferred,
        @Nullable ObjectNode delivered,
        @Nullable ObjectNode stored,
        @Nullable List<String> warnings,
        @Nullable List<String> console,
        @Nullable List<String> system,
        @Nullable List<String> recorded,
        @Nullable List<String> errors,
        @Nullable String stack,
        @Nullable List<ObjectNode> captured,
        @Nullable List<ObjectNode> queued,
        @Nullable List<ObjectNode> requests,
        @Nullable List<ObjectNode> composed,
        @Nullable JsonNode methods,
        @Nullable JsonNode tasks,
        @Nullable JsonNode jobs,
        @Nullable String status,
        @Nullable Map<String, String> storage,
        @Nullable Map<String, String> cache,
        // what is said of a bundle that nobody runs
        @Nullable List<String> problems,
        @Nullable String refused,
        @Nullable String main,
        @Nullable ObjectNode manifest,
        @Nullable ObjectNode filled,
        @JsonProperty("config-problems") @Nullable List<String> configProblems) {

    /** A file in the config. */
    record AttachmentRow(String type, String name, String text) {}

    /** Whose events ingestion takes: {@code token} is the only one that leads to the team. */
    record TeamRow(
            @Nullable String token,
            @JsonProperty("anonymizes-ips") @Nullable Boolean anonymizesIps,
            @JsonProperty("group-types") @Nullable List<String> groupTypes) {}

    /** The files of a bundle, and how they are packed: {@code folder}, {@code zip} or {@code tgz}. */
    record BundleRow(
            @Nullable JsonNode manifest,
            @Nullable Map<String, String> files,
            @Nullable String pack) {}

    /** What a request is answered with. */
    record Reply(
            @Nullable Integer status,
            @Nullable String body,
            @Nullable Map<String, String> headers,
            @Nullable String latency,
            @Nullable String fault) {}
}
