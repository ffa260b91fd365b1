package io.github.posthogplugins.runtime;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plugin that exports events of the past, on a virtual clock. */
final class HistoricalExports implements AutoCloseable {

    static final String SIZES =
            "export async function exportEvents(events) { console.log('batch of ' + events.length) }";

    final VirtualClock clock = VirtualClock.create();
    final PluginRuntime runtime;
    final Plugin plugin;

    HistoricalExports(ServerProfile profile, EventSource events, String source) {
        runtime = PluginRuntime.builder()
                .withClock(clock)
                .withProfile(profile)
                .withEvents(events)
                .build();
        runtime.scheduler().start();
        plugin = Plugins.load(runtime, source);
    }

    /** Returns events that happened one after the other. */
    static List<PluginEvent> events(Instant first, Duration apart, int count) {
        List<PluginEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(PluginEvent.named("e" + i)
                    .with("timestamp", first.plus(apart.multipliedBy(i)).toString()));
        }
        return events;
    }

    /** Returns a database that does not answer. */
    static EventSource silentDatabase() {
        return new EventSource() {
            @Override
            public Optional<Instant> firstTimestamp(int teamId) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> lastTimestamp(int teamId) {
                return Optional.empty();
            }

            @Override
            public List<PluginEvent> find(Query query) {
                throw new IllegalStateException("no answer");
            }
        };
    }

    void start(String job, String payload) {
        plugin.runJob(job, payload);
    }

    /** Returns what the host and the plugin have logged, the instance's id as I. */
    List<String> lines() {
        return plugin.logs().stream()
                .filter(entry -> entry.source() != LogEntry.Source.PLUGIN)
                .map(entry -> entry.message().replaceAll("^\\([0-9a-f-]{36}\\)", "(I)"))
                .filter(line -> !line.contains("instance ID"))
                .toList();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
