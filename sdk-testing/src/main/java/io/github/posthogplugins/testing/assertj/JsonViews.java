package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.expectation.Marks;
import io.github.posthogplugins.testing.expectation.Outcomes;
import io.github.posthogplugins.testing.expectation.Requests;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what tests look at as JSON. */
final class JsonViews {

    private JsonViews() {}

    /** Returns the value as JSON can express it; what has no form of its own stays what it is. */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof ChainResult result) {
            return Outcomes.json(result);
        }
        if (value instanceof MockHttp http) {
            return of(http.requests());
        }
        if (value instanceof PluginUnderTest plugin) {
            return traces(plugin);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name, of(member)));
            return copy;
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> copy = new ArrayList<>();
            values.forEach(element -> copy.add(of(element)));
            return copy;
        }
        return ofRecord(value);
    }

    private static @Nullable Object ofRecord(@Nullable Object value) {
        if (value instanceof PluginEvent event) {
            return Marks.without(event);
        }
        if (value instanceof LogEntry entry) {
            return entry.level() + " " + entry.message();
        }
        if (value instanceof PluginError error) {
            return error.toString();
        }
        if (value instanceof CapturedEvent captured) {
            return of(captured.event());
        }
        if (value instanceof QueuedJob job) {
            return job(job);
        }
        if (value instanceof Webhook webhook) {
            return webhook(webhook);
        }
        return value instanceof RecordedRequest request ? Requests.json(request) : value;
    }

    /** What a plugin has left behind; only what there is. */
    private static Map<String, @Nullable Object> traces(PluginUnderTest plugin) {
        Map<String, @Nullable Object> traces = new LinkedHashMap<>();
        add(traces, "logs", plugin.logs().stream().filter(JsonViews::isOfPlugin).toList());
        add(traces, "errors", plugin.errors());
        add(traces, "captured", plugin.captured());
        add(traces, "jobs", plugin.queuedJobs());
        add(traces, "webhooks", plugin.webhooks());
        return traces;
    }

    private static boolean isOfPlugin(LogEntry entry) {
        return entry.source() == LogEntry.Source.CONSOLE;
    }

    private static void add(Map<String, @Nullable Object> traces, String name, List<?> items) {
        if (!items.isEmpty()) {
            traces.put(name, of(items));
        }
    }

    private static Map<String, @Nullable Object> job(QueuedJob job) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("name", job.name());
        view.put("payload", Requests.body(job.payloadJson()));
        view.put("runAt", job.runAt().toString());
        return view;
    }

    private static Map<String, @Nullable Object> webhook(Webhook webhook) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        webhook.request().ifPresent(request -> {
            view.put("method", request.method());
            view.put("url", request.url());
            view.put("headers", request.headers());
            view.put("body", Requests.body(request.body()));
        });
        view.put("outcome", webhook.outcome().name());
        return view;
    }
}
