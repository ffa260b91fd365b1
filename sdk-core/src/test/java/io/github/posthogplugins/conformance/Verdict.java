package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays a row in a profile and says how it came out differently. */
final class Verdict {

    private static final TextNode ABSENT = TextNode.valueOf("absent");

    private final Row row;
    private final Stage stage;
    private final Comparison comparison = new Comparison();

    private Verdict(Row row, Stage stage) {
        this.row = row;
        this.stage = stage;
    }

    /** Returns the differences, one text each; none if the row holds. */
    static List<String> on(Row row, ServerProfile profile) {
        if (row.bundle() != null) {
            return BundleVerdict.on(row, row.bundle());
        }
        try (Stage stage = new Stage(row, profile)) {
            stage.play();
            return new Verdict(row, stage).differences();
        }
    }

    private List<String> differences() {
        compareOutcome();
        compareEvent();
        compareRecords();
        comparePlugin();
        compareStores();
        return comparison.differences();
    }

    // ---- the event ----

    private void compareOutcome() {
        String becomes = row.becomes();
        if (becomes != null || isAboutEvent()) {
            String expected = Objects.requireNonNullElse(becomes, "kept");
            comparison.equal("becomes", expected, stage.last().becomes());
        }
    }

    private boolean isAboutEvent() {
        return Stream.of(
                        row.is(),
                        row.thrown(),
                        row.gives(),
                        row.properties(),
                        row.lacks(),
                        row.succeeded(),
                        row.failed(),
                        row.deferred())
                .anyMatch(Objects::nonNull);
    }

    private void compareEvent() {
        if (isAboutEvent()) {
            stage.last().event().ifPresent(this::compareLeaving);
        }
        if (row.delivered() != null) {
            comparison.covers(
                    "delivered", row.delivered(), stage.last().delivered().orElse(ABSENT));
        }
        if (row.stored() != null) {
            comparison.covers("stored", row.stored(), stage.last().stored().orElse(ABSENT));
        }
        if (row.warnings() != null) {
            comparison.equal("warnings", row.warnings(), stage.last().warnings());
        }
    }

    private void compareLeaving(JsonNode event) {
        JsonNode properties = event.path("properties");
        compareProbe(properties);
        comparison.covers("gives", row.gives(), event);
        comparison.equal("properties", row.properties(), unmarked(properties));
        comparison.equal("succeeded", row.succeeded(), at(properties, "$plugins_succeeded"));
        comparison.equal("failed", row.failed(), at(properties, "$plugins_failed"));
        comparison.equal("deferred", row.deferred(), at(properties, "$plugins_deferred"));
        compareLacking(event);
    }

    private void compareProbe(JsonNode properties) {
        if (row.is() != null || row.thrown() != null) {
            JsonNode expected = row.is() == null ? TextNode.valueOf("throws " + row.thrown()) : row.is();
            JsonNode actual = properties.has("throws")
                    ? TextNode.valueOf("throws " + properties.get("throws").asText())
                    : properties.path("is");
            comparison.equal("is", expected, actual);
        }
    }

    private static JsonNode unmarked(JsonNode properties) {
        return properties instanceof ObjectNode object
                ? object.deepCopy().remove(List.of("$plugins_succeeded", "$plugins_failed", "$plugins_deferred"))
                : properties;
    }

    private static JsonNode at(JsonNode object, String name) {
        return Objects.requireNonNullElse(object.get(name), ABSENT);
    }

    private void compareLacking(JsonNode event) {
        Objects.requireNonNullElse(row.lacks(), List.<String>of()).stream()
                .filter(event::has)
                .forEach(name -> comparison.fail("lacks", "there is a " + name + ": " + event.get(name)));
    }

    // ---- what was written down ----

    private void compareRecords() {
        comparison.equal("console", row.console(), logs(Source.CONSOLE));
        comparison.equal("system", row.system(), logs(Source.SYSTEM));
        comparison.equal("recorded", row.recorded(), logs(Source.PLUGIN));
        comparison.equal(
                "errors",
                Objects.requireNonNullElse(row.errors(), List.of()),
                all(Plugin::errors).map(PluginError::toString).toList());
        if (row.stack() != null) {
            comparison.equal(
                    "stack", row.stack(), stage.plugins().get(0).errors().get(0).stack());
        }
        comparison.equal("refused", row.refused(), stage.refused());
        comparison.covers("captured", nodes(row.captured()), captured());
        comparison.covers("queued", nodes(row.queued()), queued());
        comparison.covers("requests", nodes(row.requests()), stage.http.requests());
        comparison.covers("composed", nodes(row.composed()), composed());
    }

    private static @Nullable JsonNode nodes(@Nullable List<ObjectNode> list) {
        return list == null ? null : Yaml.node(list);
    }

    private <T> Stream<T> all(Function<Plugin, List<T>> records) {
        return stage.plugins().stream().map(records).flatMap(List::stream);
    }

    /** The instance is different each time; in rows it is I. */
    private List<String> logs(Source source) {
        return all(Plugin::logs)
                .filter(entry -> entry.source() == source)
                .map(Verdict::line)
                .toList();
    }

    private static String line(LogEntry entry) {
        return entry.level() + " " + entry.message().replaceAll("(instance ID |^\\()[-0-9a-f]{36}", "$1I");
    }

    private ArrayNode captured() {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        all(Plugin::captured).forEach(one -> events.add(Yaml.json(one.event().toJson())));
        return events;
    }

    private ArrayNode queued() {
        ArrayNode jobs = JsonNodeFactory.instance.arrayNode();
        all(Plugin::queuedJobs).forEach(job -> jobs.add(queued(job)));
        return jobs;
    }

    /** When a job is due is said from the moment at which the stage was set up. */
    private static ObjectNode queued(QueuedJob job) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", job.name())
                .put("in", since(job.runAt()))
                .set("payload", Yaml.json(job.payloadJson()));
    }

    private ArrayNode composed() {
        ArrayNode webhooks = JsonNodeFactory.instance.arrayNode();
        all(Plugin::webhooks).forEach(webhook -> webhooks.add(composed(webhook)));
        return webhooks;
    }

    /** An attempt is said as when it was made, from the moment at which the stage was set up, and why it was in vain. */
    private static ObjectNode composed(Webhook webhook) {
        ObjectNode composed = JsonNodeFactory.instance.objectNode();
        composed.put("outcome", webhook.outcome().toString())
                .put("error", webhook.error() == null ? "none" : webhook.error().toString());
        webhook.request().ifPresent(request -> composed.set("request", Yaml.node(request)));
        ArrayNode attempts = composed.putArray("attempts");
        webhook.attempts().forEach(attempt -> attempts.add(since(attempt.startedAt()) + " " + attempt.problem()));
        return composed;
    }

    private static String since(Instant moment) {
        return Duration.between(VirtualClock.DEFAULT_START, moment).toString();
    }

    // ---- the plugin and its stores ----

    private void comparePlugin() {
        Plugin plugin = stage.plugins().get(0);
        comparison.equal("methods", row.methods(), plugin.capabilities().methods());
        comparison.equal("tasks", row.tasks(), plugin.capabilities().scheduledTasks());
        comparison.equal("jobs", row.jobs(), plugin.capabilities().jobs());
        comparison.equal("status", row.status(), plugin.status().toString());
    }

    private void compareStores() {
        String namespace = Integer.toString(stage.plugins().get(0).id());
        if (row.storage() != null) {
            row.storage()
                    .forEach((key, json) -> comparison.equal(
                            "storage " + key,
                            json,
                            stage.storage.get(namespace, key).orElse("absent")));
        }
        if (row.cache() != null) {
            row.cache()
                    .forEach((key, text) -> comparison.equal(
                            "cache " + key, text, stage.cache.get(key).orElse("absent")));
        }
    }
}
