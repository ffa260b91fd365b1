package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.JUnitRuns.assertAllSucceed;
import static io.github.posthogplugins.testing.JUnitRuns.assertFails;
import static io.github.posthogplugins.testing.JUnitRuns.parallel;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The extension in an instance field: an environment for each test. */
class PluginTestExtensionFieldTests {

    private static final String HELLO = "src/test/plugins/hello-world";
    private static final String PROBE = "src/test/plugins/probe";

    @Test
    void gives_each_test_an_environment_of_its_own() {
        assertAllSucceed(EachTestCase.class, 7);
    }

    static class EachTestCase {

        @RegisterExtension
        final PluginTestExtension hello = PluginTestExtension.of(HELLO).withConfig("name", "all");

        @BeforeEach
        void is_new() {
            assertThat(hello.plugin().logs()).hasSize(1);
        }

        @RepeatedTest(3)
        void starts_anew() {
            assertThat(hello.plugin().process(TestEvents.pageview())).hasProperty("hello", "Hello all");
            hello.clock().advance(Duration.ofDays(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Ada", "Grace"})
        void stands_beside_values(String name, PluginUnderTest plugin, PluginTestEnvironment environment) {
            assertThat(plugin).isSameAs(hello.plugin());
            assertThat(environment).isSameAs(hello.environment());
            assertThat(environment.http()).isSameAs(hello.http());
        }

        @Nested
        class Inside {

            @Test
            void is_asked_from_nested_classes() {
                assertThat(hello.plugin().process(TestEvents.pageview())).hasProperty("hello", "Hello all");
            }

            @Nested
            class Deeper {

                @Test
                void and_from_those_in_them() {
                    assertThat(hello.plugin().process(TestEvents.pageview())).isKept();
                }
            }
        }

        @AfterEach
        void is_still_there() {
            assertThat(hello.plugin().plugin().status()).isNotEqualTo(Plugin.Status.CLOSED);
        }
    }

    @Test
    void serves_several_plugins_side_by_side() {
        assertAllSucceed(TwoPluginsTestCase.class, 1);
    }

    static class TwoPluginsTestCase {

        @RegisterExtension
        final PluginTestExtension hello = PluginTestExtension.of(HELLO);

        @RegisterExtension
        final PluginTestExtension dropping = PluginTestExtension.ofSource("export const processEvent = e => null");

        @Test
        void keeps_them_apart() {
            assertThat(hello.plugin().process(TestEvents.pageview())).isKept();
            assertThat(dropping.plugin().process(TestEvents.pageview())).isDropped();
        }
    }

    @Test
    void overrides_what_is_around_it() {
        assertAllSucceed(AroundTestCase.class, 4);
    }

    static class AroundTestCase {

        @RegisterExtension
        final PluginTestExtension hello = PluginTestExtension.of(HELLO);

        @Nullable
        PluginUnderTest plugin;

        @Test
        void is_the_only_one_here(PluginUnderTest parameter) {
            assertThat(parameter).isSameAs(hello.plugin()).isSameAs(plugin);
        }

        @Nested
        class WithAField {

            @RegisterExtension
            final PluginTestExtension probe = PluginTestExtension.of(PROBE);

            @Test
            void fills_what_a_test_asks_for(PluginUnderTest parameter) {
                assertThat(parameter).isSameAs(probe.plugin()).isSameAs(plugin);
                assertThat(hello.plugin().name()).isEqualTo("hello-world");
            }

            @Nested
            class Deeper {

                @Test
                void in_nested_classes_as_well(PluginUnderTest parameter) {
                    assertThat(parameter.name()).isEqualTo("probe");
                }
            }
        }

        @Nested
        @PluginTest(PROBE)
        class WithTheAnnotation {

            @Test
            void fills_what_a_test_asks_for(PluginUnderTest parameter) {
                assertThat(parameter.name()).isEqualTo("probe");
                assertThat(parameter).isSameAs(plugin);
            }
        }
    }

    @Test
    void stands_beside_the_annotation() {
        assertAllSucceed(BesideAnnotationTestCase.class, 2);
    }

    @PluginTest(HELLO)
    static class BesideAnnotationTestCase {

        @RegisterExtension
        final PluginTestExtension dropping = PluginTestExtension.ofSource("export const processEvent = e => null");

        @Test
        void whose_plugin_is_the_parameter(PluginUnderTest plugin) {
            assertThat(plugin.name()).isEqualTo("hello-world");
            assertThat(dropping.plugin().process(TestEvents.pageview())).isDropped();
        }

        @Nested
        class Inside {

            @Test
            void in_nested_classes_too(PluginUnderTest plugin) {
                assertThat(plugin.name()).isEqualTo("hello-world");
            }
        }
    }

    @Test
    void gives_one_instance_for_all_tests_new_environments() {
        assertAllSucceed(OneInstanceTestCase.class, 3);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceTestCase {

        @RegisterExtension
        final PluginTestExtension hello = PluginTestExtension.of(HELLO);

        private final Set<PluginTestEnvironment> seen = ConcurrentHashMap.newKeySet();

        @RepeatedTest(3)
        void starts_anew() {
            assertThat(seen.add(hello.environment())).isTrue();
        }
    }

    @Test
    void is_safe_with_tests_in_parallel() {
        assertAllSucceed(parallel(ParallelTestCase.class), 40);
        assertThat(ParallelTestCase.PLUGINS).hasSize(40);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCase {

        static final Set<PluginUnderTest> PLUGINS = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final PluginTestExtension probe = PluginTestExtension.of(PROBE);

        @RepeatedTest(40)
        @Execution(ExecutionMode.CONCURRENT)
        void finds_the_plugin_of_its_thread() {
            PLUGINS.add(probe.plugin());
            probe.plugin().process(TestEvents.pageview());
            assertThat(probe.plugin().storage().asMap()).isEqualTo(Map.of("seen", 1));
        }
    }

    @Test
    void is_asked_from_other_threads_while_one_test_runs() {
        assertAllSucceed(OtherThreadTestCase.class, 1);
    }

    static class OtherThreadTestCase {

        @RegisterExtension
        final PluginTestExtension hello = PluginTestExtension.of(HELLO);

        @Test
        void finds_the_only_one() {
            PluginUnderTest there = CompletableFuture.supplyAsync(hello::plugin).join();

            assertThat(there).isSameAs(hello.plugin());
        }
    }

    @Test
    void has_no_plugin_where_no_test_runs() {
        assertThatThrownBy(PluginTestExtension.of(HELLO)::plugin)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                    No test runs that this PluginTestExtension belongs to.
                    Annotate its field with @RegisterExtension, and ask it in a test, in @BeforeEach or @AfterEach; \
                    in @BeforeAll if the field is static.\
                    """);
    }

    @Test
    void sets_whatever_an_environment_is_made_of() {
        assertAllSucceed(SettingsTestCase.class, 2);
    }

    static class SettingsTestCase {

        @RegisterExtension
        final PluginTestExtension probe = PluginTestExtension.of(Path.of(PROBE))
                .withConfig("name", "Ada")
                .withAttachment("limits", Path.of(PROBE, "limits.json"))
                .withStorage("s", 1)
                .withCache("c", "two")
                .withGlobal("g", Map.of("three", 3))
                .withProfile(ServerProfile.V2021)
                .withSeed(42)
                .startingAt(Instant.parse("2030-05-06T07:08:09Z"))
                .given(plugin -> plugin.configure("name", "Grace"))
                .withEnvironment(builder -> builder.withLimits(ExecutionLimits.of(Duration.ofSeconds(1))));

        @RepeatedTest(2)
        void is_what_the_plugin_sees() {
            assertThat(probe.plugin().process(TestEvents.pageview()))
                    .hasProperty("name", "Grace")
                    .hasProperty("limits", "{\"max\": 3}\n")
                    .hasProperty("stored", 1)
                    .hasProperty("cached", "two")
                    .hasProperty("global", Map.of("three", 3))
                    .hasProperty("hasMetrics", true)
                    .hasProperty("random", new Random(42).nextDouble())
                    .hasProperty("now", "2030-05-06T07:08:09.000Z");
        }
    }

    @Test
    void leaves_the_extension_that_a_setting_starts_from_as_it_is() {
        assertAllSucceed(VariantsTestCase.class, 1);
    }

    static class VariantsTestCase {

        private static final PluginTestExtension BASE = PluginTestExtension.of(HELLO);

        @RegisterExtension
        final PluginTestExtension base = BASE.withConfig("language", "en");

        @RegisterExtension
        final PluginTestExtension named = base.withConfig("name", "Ada");

        @Test
        void is_not_changed() {
            assertThat(base.plugin().process(TestEvents.pageview())).hasProperty("hello", "Hello world");
            assertThat(named.plugin().process(TestEvents.pageview())).hasProperty("hello", "Hello Ada");
        }
    }

    @Test
    void fails_a_test_as_the_annotation_does() {
        assertFails(UnmatchedTestCase.class, AssertionError.class, """
            The plugin sent a request, but the test has no stubs
              request  GET https://api.example.com/
            Add a stub with http.get("https://api.example.com/"), or call http.allowUnmatched().\
            """);
    }

    static class UnmatchedTestCase {

        @RegisterExtension
        final PluginTestExtension asking = PluginTestExtension.ofSource(
                "export async function processEvent(e) { await fetch('https://api.example.com/').catch(() => {}); return e }");

        @Test
        void asks() {
            assertThat(asking.plugin().process(TestEvents.pageview())).isKept();
        }
    }
}
