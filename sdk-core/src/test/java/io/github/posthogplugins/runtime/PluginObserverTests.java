package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.ExportAttempt;
import io.github.posthogplugins.plugin.ExportAttempt.Outcome;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginActivity;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginObserverTests {

    private final VirtualClock clock = VirtualClock.create();
    private final List<String> seen = new ArrayList<>();
    private final PluginRuntime runtime = PluginRuntime.builder()
            .withClock(clock)
            .withHttp(call -> CompletableFuture.completedFuture(new HttpReply(200, "OK", List.of(), new byte[0])))
            .withObserver((plugin, activity) -> words(activity).forEach(seen::add))
            .build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private static List<String> words(PluginActivity activity) {
        if (activity instanceof PluginActivity.HookStarted started) {
            return List.of(started.hook()
                    + (started.event() == null ? "" : " " + started.event().name()));
        }
        if (activity instanceof PluginActivity.Logged logged) {
            return logged.entry().message().contains("instance ID")
                    ? List.of()
                    : List.of(logged.entry().message());
        }
        if (activity instanceof PluginActivity.Failed failed) {
            return List.of("failed in " + failed.error().hook());
        }
        if (activity instanceof PluginActivity.Captured captured) {
            return List.of("captured " + captured.event().name());
        }
        if (activity instanceof PluginActivity.Queued queued) {
            return List.of("queued " + queued.job().name());
        }
        return activity instanceof PluginActivity.WebhookChanged changed
                ? List.of("webhook " + changed.webhook().outcome())
                : List.of("exported");
    }

    @Test
    void is_told_everything_in_order() {
        runtime.scheduler().start();
        Plugin plugin = Plugins.load(runtime, """
            export const jobs = { later() { console.log('at work') } }
            export function setupPlugin() { console.log('set up') }
            export function processEvent(event, { jobs }) {
                posthog.capture('seen')
                jobs.later({}).runIn(1, 'minute')
                return event
            }
            export function onEvent() { throw 'no' }
            export function composeWebhook() { return { url: 'https://example.com/', body: '' } }
            """);
        runtime.chain(plugin).process(Plugins.event());
        clock.advance(Duration.ofMinutes(1));

        assertThat(seen)
                .containsExactly(
                        "setupPlugin",
                        "set up",
                        "processEvent $pageview",
                        "captured seen",
                        "queued later",
                        "onEvent $pageview",
                        "failed in onEvent",
                        "no",
                        "composeWebhook $pageview",
                        "webhook DELIVERED",
                        "job later",
                        "at work");
    }

    @Test
    void sees_what_each_step_of_a_chain_left() {
        Plugin first = load("first", "event.properties.a = 2; delete event.ip; return event");
        Plugin second = runtime.load(Plugins.source("second", "export function onEvent() {}"));
        Plugin third = load("third", "event.properties.a++; throw new Error('half-way')");

        ChainResult result = runtime.chain(List.of(first, second, third))
                .processEvent(Plugins.event().with("ip", "127.0.0.1"));

        assertThat(result.steps()).extracting(step -> property(step, "a")).containsExactly(2, null, 3);
        assertThat(result.steps().get(0).event().ip()).isEmpty();
        assertThat(result.steps().get(2).event().properties()).doesNotContainKey("$plugins_succeeded");
        assertThat(result.event().properties()).containsKey("$plugins_succeeded");
    }

    private Plugin load(String name, String body) {
        return runtime.load(Plugins.source(name, "export function processEvent(event) { " + body + " }"));
    }

    private static Object property(ChainStep step, String name) {
        return step.event() == null ? null : step.event().property(name);
    }

    @Test
    void keeps_the_markers_that_an_event_brought_along() {
        Plugin plugin = Plugins.load(runtime, "export const processEvent = event => event");
        PluginEvent event = Plugins.event().withProperty("$plugins_succeeded", List.of("other (9)"));

        ChainStep step = runtime.chain(plugin).processEvent(event).steps().get(0);

        assertThat(step.event()).isEqualTo(event);
    }

    @Test
    void sees_as_json_what_is_more_than_json() {
        Plugin first = load("first", """
            const shared = { deep: [undefined, NaN, -0, 1e21, 10n] }
            event.properties = {
                none: undefined, date: new Date(0), never: new Date(NaN), map: new Map([[1, 2]]), error: new Error('e'),
                bytes: Buffer.from('a'), one: shared, other: shared,
            }
            event.properties.self = event
            return event
            """);

        ChainStep step = runtime.chain(List.of(first, load("second", "return null")))
                .processEvent(Plugins.event())
                .steps()
                .get(0);

        assertThat(step.event().toJson()).endsWith("""
            "properties":{"date":"1970-01-01T00:00:00.000Z","never":null,"map":{},"error":{},\
            "bytes":{"type":"Buffer","data":[97]},"one":{"deep":[null,null,0,1.0E21,"10"]},\
            "other":{"deep":[null,null,0,1.0E21,"10"]},"self":null}}""");
    }

    @Test
    void changes_nothing_for_events_that_are_too_large() {
        Plugin first = load("first", "event.properties.text = 'x'.repeat(9e6); return event");
        Plugin second = load("second", "return event");

        ChainResult result = runtime.chain(List.of(first, second)).processEvent(Plugins.event());

        assertThat(result.steps()).extracting(ChainStep::event).containsOnlyNulls();
        assertThat(result.outcome()).isInstanceOf(EventOutcome.Rejected.class);
    }

    @Test
    void nobody_who_observes_costs_no_steps() {
        try (PluginRuntime unobserved = PluginRuntime.builder().withClock(clock).build()) {
            Plugin plugin = Plugins.load(unobserved, "export const processEvent = event => event");

            assertThat(unobserved.chain(plugin).processEvent(Plugins.event()).steps())
                    .extracting(ChainStep::event)
                    .containsOnlyNulls();
            assertThat(plugin.exports()).isEmpty();
        }
    }

    @Test
    void sees_batches_before_the_plugin_changes_them_and_after_each_attempt() {
        runtime.scheduler().start();
        Plugin plugin = Plugins.load(runtime, """
            let tries = 0
            export async function exportEvents(events) {
                events[0].event = 'changed'
                if (++tries === 1) { throw new RetryError('later') }
                if (tries === 3) { throw new TypeError('never') }
            }
            """, PluginConfig.of(Map.of("exportEventsBufferSeconds", "1")));
        for (String name : List.of("one", "two")) {
            runtime.chain(plugin).onEvent(PluginEvent.named(name));
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(plugin.exports())
                .extracting(ExportAttempt::outcome)
                .containsExactly(Outcome.TO_BE_RETRIED, Outcome.DELIVERED, Outcome.FAILED);
        assertThat(plugin.exports())
                .extracting(attempt -> attempt.events().get(0).name())
                .containsExactly("one", "changed", "two");
        assertThat(plugin.exports())
                .extracting(ExportAttempt::problem)
                .containsExactly("RetryError: later", null, "TypeError: never");
        assertThat(seen).contains("exportEvents", "exported");
    }

    @Test
    void says_in_which_hook_a_plugin_failed() {
        Plugin plugin = Plugins.load(runtime, """
            export const jobs = { sweep() { throw new Error('job') } }
            export function runEveryDay() { throw new Error('task') }
            export function processEvent() { throw new Error('event') }
            export function teardownPlugin() { throw new Error('end') }
            """);
        plugin.runTask("runEveryDay");
        plugin.runJob("sweep", "{}");
        runtime.chain(plugin).processEvent(Plugins.event());
        plugin.close();

        assertThat(plugin.errors())
                .extracting(PluginError::hook)
                .containsExactly("runEveryDay", "sweep", "processEvent", "teardownPlugin");
    }
}
