package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** What a failing test tells besides its own message. */
class FailureStoryTests {

    private static final String STORY = "src/test/plugins/story";

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static Throwable failureOf(Events events) {
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();
    }

    private static List<ReportEntry> entries(Events events) {
        return events.filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .toList();
    }

    @PluginTest(value = STORY, config = @ConfigValue(key = "apiKey", value = "s3cret-key"))
    static class FailingTestCase {

        @Test
        void fails(PluginTestEnvironment environment, PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
            environment.allowSecretLeaks("apiKey");
            http.get("https://api.example.com/city?key=s3cret-key")
                    .after(Duration.ofMillis(200))
                    .returns(503);
            plugin.process(TestEvents.custom("$pageview").with("properties", Map.of("$lib", "web")));
            clock.advance(Duration.ofMinutes(5));
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void begins_with_the_line_of_the_plugin_and_goes_on_with_all_that_happened() {
        Throwable failure = failureOf(run(FailingTestCase.class));

        assertThat(failure).hasMessage("on purpose");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0]).hasToString("""
            Plugin 'story (1)' failed in processEvent at index.ts:16:15
              Error: answer 503
                  at lookUp (index.ts:16:15)
                  at async processEvent (index.ts:25:34)
                14 |     const response = await fetch(`https://api.example.com/city?key=${config.apiKey}`)
                15 |     if (!response.ok) {
              > 16 |         throw new Error(`answer ${response.status}`)
                   |               ^
                17 |     }
                18 |     return (await response.json()).city
            What happened, in order:
              at 2024-01-01T12:00:00Z
              plugin 'story' from src/test/plugins/story
                  apiKey: "(secret apiKey)"
                  mode: "calm"
                setupPlugin
                  LOG set up with (secret apiKey)
              process $pageview of 007
                  uuid: "018cc4f0-0000-7000-8000-000000000007"
                  team_id: 1
                  ip: "12.87.118.0"
                  site_url: "https://app.posthog.com"
                  now: "2024-01-01T12:00:00.000Z"
                  sent_at: "2024-01-01T12:00:00.000Z"
                  timestamp: "2024-01-01T11:59:58.000Z"
                  1 property
                    $lib: "web"
                processEvent
                  cache last = "$pageview" for 1 min
                  queued job deliver to run in 5 min with {"id":7}
                  captured looked up with {"$lib":"posthog-plugin-server","$lib_version":"1.43.0",\
            "distinct_id":"story","of":"$pageview"}
                  GET https://api.example.com/city?key=(secret apiKey) -> 503 Service Unavailable, in 200 ms
                  at 2024-01-01T12:00:00.200Z
                  Error: answer 503
                      at lookUp (index.ts:16:15)
                      at async processEvent (index.ts:25:34)
                -> kept
                     story (1) failed
                at 2024-01-01T12:05:00Z
                job deliver
                  storage delivered = 7
              clock at 2024-01-01T12:05:00.200Z\
            """);
    }

    @Test
    void has_the_frames_of_the_plugin_on_top_of_its_stack() {
        Throwable failure = failureOf(run(FailingTestCase.class));

        assertThat(failure.getStackTrace())
                .extracting(StackTraceElement::toString)
                .startsWith("plugin story.lookUp(index.ts:16:15)", "plugin story.processEvent(index.ts:25:34)");
        assertThat(failure.getStackTrace()[2].getMethodName()).isEqualTo("fails");
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
    }

    @Test
    void is_in_the_report_for_machines_as_well() {
        List<ReportEntry> entries = entries(run(FailingTestCase.class));

        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).getKeyValuePairs())
                .containsOnlyKeys("posthog.timeline", "posthog.event")
                .hasEntrySatisfying("posthog.event", json -> assertThat(json).startsWith("{\"uuid\""))
                .hasEntrySatisfying("posthog.timeline", story -> assertThat(story)
                        .contains("at lookUp (index.ts:16:15)")
                        .doesNotContain("s3cret-key"));
    }

    @PluginTest(STORY)
    static class PassingTestCase {

        @Test
        void passes(PluginUnderTest plugin, MockHttp http) {
            http.get("https://api.example.com/city?key=undefined").returnsJson("{\"city\": \"Oslo\"}");

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Oslo");
        }

        @Test
        void is_skipped(PluginUnderTest plugin) {
            plugin.setUp();
            assumeTrue(false);
        }
    }

    @Test
    void says_nothing_of_tests_that_pass_or_are_skipped() {
        Events events = run(PassingTestCase.class);

        events.assertStatistics(statistics -> statistics.succeeded(1).aborted(1));
        assertThat(entries(events)).isEmpty();
        assertThat(events.aborted().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                        .flatMap(result -> result.getThrowable().stream()))
                .allSatisfy(skipped -> assertThat(skipped.getSuppressed()).isEmpty());
    }
}
