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
        void fails(PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
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
            """);
    }

    @Test
    void has_the_frames_of_the_plugin_on_top_of_its_stack() {
        Throwable failure = failureOf(run(FailingTestCase.class));

        assertThat(failure.getStackTrace())
                .extracting(StackTraceElement::toString)
                .startsWith("plugin story.lookUp(index.ts:16:15)", "plugin story.processEvent(index.ts:25:29)");
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
