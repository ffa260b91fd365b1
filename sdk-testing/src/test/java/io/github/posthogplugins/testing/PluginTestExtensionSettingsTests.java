package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.JUnitRuns.assertAllSucceed;
import static io.github.posthogplugins.testing.JUnitRuns.assertFails;
import static io.github.posthogplugins.testing.JUnitRuns.failureOf;
import static io.github.posthogplugins.testing.JUnitRuns.run;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import io.github.posthogplugins.plugin.ServerProfile;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Events;

/** What annotations say of environments and plugins. */
class PluginTestExtensionSettingsTests {

    private static final String PROBE = "src/test/plugins/probe";

    @Test
    void sets_what_the_annotation_says() {
        assertAllSucceed(OuterTestCase.class, 3);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @PluginTest(
            value = PROBE,
            config = @ConfigValue(key = "name", value = "Ada"),
            attachments = @ConfigFile(key = "limits", path = "src/test/plugins/probe/limits.json"),
            profile = ServerProfile.V2021,
            seed = 42,
            startingAt = "2030-05-06T07:08:09Z")
    @interface ProbeTest {}

    @ProbeTest
    static class OuterTestCase {

        @Test
        void is_what_the_plugin_sees(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview()))
                    .hasProperty("name", "Ada")
                    .hasProperty("limits", "{\"max\": 3}\n")
                    .hasProperty("hasMetrics", true)
                    .hasProperty("random", new Random(42).nextDouble())
                    .hasProperty("now", "2030-05-06T07:08:09.000Z");
        }

        @Nested
        @PluginTest(profile = ServerProfile.V2023, seed = 43)
        class Overriding {

            @Test
            void sets_some_and_keeps_the_rest(PluginUnderTest plugin) {
                assertThat(plugin.process(TestEvents.pageview()))
                        .hasProperty("name", "Ada")
                        .hasProperty("limits", "{\"max\": 3}\n")
                        .hasProperty("hasMetrics", false)
                        .hasProperty("random", new Random(43).nextDouble())
                        .hasProperty("now", "2030-05-06T07:08:09.000Z");
            }

            @Nested
            @PluginTest(startingAt = "2031-01-01T00:00:00Z", config = @ConfigValue(key = "name", value = "Grace"))
            class Deeper {

                @Test
                void sets_others(PluginUnderTest plugin) {
                    assertThat(plugin.process(TestEvents.pageview()))
                            .hasProperty("name", "Grace")
                            .hasProperty("hasMetrics", false)
                            .hasProperty("now", "2031-01-01T00:00:00.000Z");
                }
            }
        }
    }

    @Test
    void refuses_what_is_no_moment() {
        assertFails(NoMomentTestCase.class, IllegalArgumentException.class, """
            @PluginTest(startingAt = "tomorrow") is no moment.
            Write it in UTC, as in "2024-06-01T00:00:00Z".\
            """);
    }

    @PluginTest(value = PROBE, startingAt = "tomorrow")
    static class NoMomentTestCase {

        @Nullable
        PluginUnderTest plugin;

        @Test
        void never_runs() {}
    }

    @Test
    void tells_the_seed_when_a_test_fails() {
        assertThat(failureOf(SeededTestCase.class).getSuppressed()[0]).hasToString("""
            What happened, in order:
              clock at 2024-01-01T12:00:00Z
              chance has the seed 7 (-Dposthog.seed=7)\
            """);
    }

    @PluginTest(value = PROBE, seed = 7)
    static class SeededTestCase {

        @Test
        void fails(PluginUnderTest plugin) {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void skips_with_a_reason_where_files_are_missing() {
        Events events = run(FilesTestCase.class);

        events.assertStatistics(statistics -> statistics.succeeded(1).skipped(3));
        events.skipped()
                .assertEventsMatchLoosely(
                        event(
                                skippedWithReason(
                                        "There is no file 'GeoLite2-City.mmdb'. Download it from MaxMind, with a free account.")),
                        event(skippedWithReason("There are no files 'a.txt', 'b.txt'")),
                        event(skippedWithReason("There is no file 'b.txt'")));
    }

    static class FilesTestCase {

        @Test
        @EnabledIfFile({"src/test/plugins", "src/test/plugins/probe/plugin.json"})
        void runs() {}

        @Test
        @EnabledIfFile(value = "GeoLite2-City.mmdb", advice = "Download it from MaxMind, with a free account.")
        void finds_the_city() {}

        @Test
        @EnabledIfFile({"a.txt", "src/test/plugins", "b.txt"})
        void needs_two() {}

        @Test
        @NeedsB
        void needs_one() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EnabledIfFile("b.txt")
    @interface NeedsB {}
}
