package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.JUnitRuns.assertAllSucceed;
import static io.github.posthogplugins.testing.JUnitRuns.assertContainerFails;
import static io.github.posthogplugins.testing.JUnitRuns.assertFails;
import static io.github.posthogplugins.testing.JUnitRuns.failureOf;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;

/** The extension in a static field: one environment for all tests of a class. */
class PluginTestExtensionSharedTests {

    private static final String PROBE = "src/test/plugins/probe";
    private static final String FAULTY = "src/test/plugins/faulty";

    @Test
    void shares_one_environment_among_all_tests() {
        assertAllSucceed(SharedTestCase.class, 5);
        assertThat(SharedTestCase.SEEN).containsExactly(2, 3, 4, 5, 6);
    }

    static class SharedTestCase {

        static final List<Object> SEEN = new ArrayList<>();

        @RegisterExtension
        static final PluginTestExtension PROBE_PLUGIN = PluginTestExtension.of(PROBE);

        @BeforeAll
        static void send_one(PluginUnderTest plugin, VirtualClock clock) {
            assertThat(PROBE_PLUGIN.plugin()).isSameAs(plugin);
            assertThat(PROBE_PLUGIN.clock()).isSameAs(clock);
            plugin.process(TestEvents.pageview());
        }

        @RepeatedTest(4)
        void sends_another(PluginUnderTest plugin) {
            plugin.process(TestEvents.pageview());
            SEEN.add(plugin.storage().get("seen"));
        }

        @Nested
        class Inside {

            @Test
            void sends_the_last() {
                PROBE_PLUGIN.plugin().process(TestEvents.pageview());
                SEEN.add(PROBE_PLUGIN.plugin().storage().get("seen"));
            }
        }

        @AfterAll
        static void look_at_all(PluginUnderTest plugin) {
            assertThat(plugin.storage().asMap()).isEqualTo(Map.of("seen", 6));
        }
    }

    @Test
    void gives_each_subclass_an_environment_of_its_own() {
        assertAllSucceed(OneTestCase.class, 1);
        assertAllSucceed(OtherTestCase.class, 1);
    }

    abstract static class BaseTestCase {

        @RegisterExtension
        static final PluginTestExtension PROBE_PLUGIN = PluginTestExtension.of(PROBE);

        @Test
        void sends_the_first() {
            PROBE_PLUGIN.plugin().process(TestEvents.pageview());
            assertThat(PROBE_PLUGIN.plugin().storage().get("seen")).isEqualTo(1);
        }
    }

    static class OneTestCase extends BaseTestCase {}

    static class OtherTestCase extends BaseTestCase {}

    @Test
    void starts_anew_on_request() {
        assertAllSucceed(ResetTestCase.class, 3);
    }

    static class ResetTestCase {

        @RegisterExtension
        static final PluginTestExtension PROBE_PLUGIN = PluginTestExtension.of(PROBE)
                .withConfig("name", "Ada")
                .withStorage("s", 7)
                .withGlobal("g", 8);

        @BeforeEach
        void reset() {
            PROBE_PLUGIN.reset();
            assertThat(PROBE_PLUGIN.http()).receivedNothing();
        }

        @RepeatedTest(3)
        void finds_what_the_class_sets(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview()))
                    .hasProperty("name", "Ada")
                    .hasProperty("stored", 7)
                    .hasProperty("global", 8);
            assertThat(plugin.storage().asMap()).isEqualTo(Map.of("s", 7, "seen", 1));
            plugin.storage().set("s", "changed");
            plugin.cache().set("c", "new");
            PROBE_PLUGIN.http().get("https://example.com/").optional().returns(200);
        }
    }

    @Test
    void fails_only_the_test_that_did_it() {
        assertFails(OneOfThreeTestCase.class, AssertionError.class, """
            The plugin sent a request, but the test has no stubs
              request  GET https://api.example.com/second
            Add a stub with http.get("https://api.example.com/second"), or call http.allowUnmatched().\
            """);
    }

    @Test
    void says_which_tests_a_failure_comes_after() {
        assertThat(failureOf(OneOfThreeTestCase.class)
                        .getSuppressed()[0]
                        .toString()
                        .lines())
                .filteredOn(line -> line.startsWith("  test "))
                .containsExactly("  test first(PluginUnderTest)", "  test second(PluginUnderTest)");
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class OneOfThreeTestCase {

        @RegisterExtension
        static final PluginTestExtension ASKING = PluginTestExtension.ofSource("""
            export async function processEvent(event) {
                if (event.event !== 'quiet') { await fetch(`https://api.example.com/${event.event}`).catch(() => {}) }
                return event
            }
            """);

        @Test
        @Order(1)
        void first(PluginUnderTest plugin) {
            plugin.process(TestEvents.custom("quiet"));
        }

        @Test
        @Order(2)
        void second(PluginUnderTest plugin) {
            plugin.process(TestEvents.custom("second"));
        }

        @Test
        @Order(3)
        void third(PluginUnderTest plugin) {
            plugin.process(TestEvents.custom("quiet"));
        }
    }

    @Test
    void tells_what_happened_before_all_tests() {
        Throwable failure = JUnitRuns.builder(BeforeAllTestCase.class).execute().containerEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();

        assertThat(failure).hasMessage("on purpose");
        assertThat(failure.getSuppressed()[0].toString().lines()).contains("    -> kept");
    }

    static class BeforeAllTestCase {

        @RegisterExtension
        static final PluginTestExtension PROBE_PLUGIN = PluginTestExtension.of(PROBE);

        @BeforeAll
        static void fails() {
            PROBE_PLUGIN.plugin().processEvent(TestEvents.custom("a"));
            throw new IllegalStateException("on purpose");
        }

        @Test
        void never_runs() {}
    }

    @Test
    void fails_the_class_for_what_teardown_does() {
        assertContainerFails(TeardownTestCase.class, AssertionError.class, """
            The plugin sent a request, but the test has no stubs
              request  POST https://hooks.example.com/bye
            Add a stub with http.post("https://hooks.example.com/bye"), or call http.allowUnmatched().\
            """);
    }

    static class TeardownTestCase {

        @RegisterExtension
        static final PluginTestExtension FAULTY_PLUGIN =
                PluginTestExtension.of(FAULTY).withConfig("fault", "teardown");

        @Test
        void keeps_the_event() {
            assertThat(FAULTY_PLUGIN.plugin().process(TestEvents.pageview())).isKept();
        }
    }

    @Test
    void fills_static_fields_and_empties_them() {
        assertAllSucceed(StaticFieldTestCase.class, 2);
        assertThat(StaticFieldTestCase.plugin == null).isTrue();
    }

    static class StaticFieldTestCase {

        @RegisterExtension
        static final PluginTestExtension PROBE_PLUGIN = PluginTestExtension.of(PROBE);

        static @Nullable PluginUnderTest plugin;

        @BeforeAll
        static void has_it() {
            assertThat(plugin).isSameAs(PROBE_PLUGIN.plugin());
        }

        @RepeatedTest(2)
        void has_it_still() {
            assertThat(plugin).isSameAs(PROBE_PLUGIN.plugin());
        }
    }
}
