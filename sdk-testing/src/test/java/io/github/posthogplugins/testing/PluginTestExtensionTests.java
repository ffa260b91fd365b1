package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.JUnitRuns.assertAllSucceed;
import static io.github.posthogplugins.testing.JUnitRuns.assertContainerFails;
import static io.github.posthogplugins.testing.JUnitRuns.assertFails;
import static io.github.posthogplugins.testing.JUnitRuns.failureOf;
import static io.github.posthogplugins.testing.JUnitRuns.parallel;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Condition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.Event;

class PluginTestExtensionTests {

    private static final String HELLO = "src/test/plugins/hello-world";
    private static final String CITY = "src/test/plugins/city";
    private static final String FAULTY = "src/test/plugins/faulty";

    @Test
    void injects_into_tests_and_lifecycle_methods() {
        assertAllSucceed(InjectionTestCase.class, 2);
    }

    @PluginTest(HELLO)
    static class InjectionTestCase {

        private @Nullable PluginUnderTest seen;

        @BeforeEach
        void configure(PluginUnderTest plugin) {
            seen = plugin.configure("name", "you");
        }

        @Test
        void gets_one_environment(
                PluginUnderTest plugin, PluginTestEnvironment environment, MockHttp http, VirtualClock clock) {
            assertThat(plugin).isSameAs(seen);
            assertThat(environment.http()).isSameAs(http);
            assertThat(environment.clock()).isSameAs(clock);
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello you");
        }

        @Test
        void leaves_other_types_alone(TestInfo info) {
            assertThat(info.getDisplayName()).startsWith("leaves_other_types_alone");
        }

        @AfterEach
        void check(PluginUnderTest plugin) {
            assertThat(plugin).isSameAs(seen);
        }
    }

    @Test
    void injects_into_constructors_where_junit_can() {
        assumeTrue(JUnitVersion.hasConstructorsOfTests());

        assertAllSucceed(ConstructorTestCase.class, 2);
    }

    @Test
    void says_which_junit_can_inject_into_constructors() {
        assumeFalse(JUnitVersion.hasConstructorsOfTests());

        Condition<Event> refused =
                event(finishedWithFailure(message(text -> text.startsWith("A PluginUnderTest belongs to one test"))));
        JUnitRuns.run(ConstructorTestCase.class).failed().assertEventsMatchExactly(refused, refused);
    }

    @PluginTest(HELLO)
    static class ConstructorTestCase {

        private final PluginUnderTest plugin;
        private final MockHttp http;

        ConstructorTestCase(PluginUnderTest plugin, MockHttp http) {
            this.plugin = plugin;
            this.http = http;
        }

        @RepeatedTest(2)
        void gets_one_environment(PluginUnderTest plugin, PluginTestEnvironment environment) {
            assertThat(plugin).isSameAs(this.plugin);
            assertThat(environment.http()).isSameAs(http);
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello world");
        }
    }

    @Test
    void gives_each_test_an_environment_of_its_own() {
        assertAllSucceed(IsolationTestCase.class, 6);
    }

    @PluginTest(value = HELLO, config = @ConfigValue(key = "name", value = "all"))
    static class IsolationTestCase {

        @RepeatedTest(3)
        void starts_anew(PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
            assertThat(plugin.logs()).hasSize(1);
            assertThat(http).receivedNothing();
            assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
            plugin.process(TestEvents.pageview());
            clock.advance(Duration.ofDays(1));
            assertThat(plugin).logged("https://example.com/pricing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Ada", "Grace"})
        void stands_beside_values(String name, PluginUnderTest plugin) {
            plugin.configure("name", name);
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello " + name);
        }

        @Test
        void takes_the_config_of_the_annotation(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello all");
        }
    }

    @Test
    void lets_nested_classes_inherit_and_override() {
        assertAllSucceed(OuterTestCase.class, 4);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @PluginTest(value = HELLO, config = @ConfigValue(key = "name", value = "outer"))
    @interface HelloTest {}

    @HelloTest
    static class OuterTestCase {

        @Test
        void uses_the_meta_annotation(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello outer");
        }

        @Nested
        class Inheriting {

            @Test
            void sees_what_is_around(PluginUnderTest plugin) {
                assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello outer");
            }
        }

        @Nested
        @PluginTest(config = @ConfigValue(key = "name", value = "inner"))
        class Configuring {

            @Test
            void keeps_the_plugin(PluginUnderTest plugin) {
                assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello inner");
            }
        }

        @Nested
        @PluginTest(CITY)
        class Replacing {

            @Test
            void has_another_plugin(PluginUnderTest plugin) {
                assertThat(plugin.name()).isEqualTo("city");
            }
        }
    }

    @Test
    void is_inherited_by_subclasses() {
        assertAllSucceed(SubTestCase.class, 4);
    }

    static class SubTestCase extends OuterTestCase {}

    @Test
    void is_safe_with_tests_in_parallel() {
        assertAllSucceed(parallel(ParallelTestCase.class), 40);
        assertThat(ParallelTestCase.PLUGINS).hasSize(40);
    }

    @PluginTest(CITY)
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCase {

        static final Set<PluginUnderTest> PLUGINS = ConcurrentHashMap.newKeySet();

        @RepeatedTest(40)
        @Execution(ExecutionMode.CONCURRENT)
        void sees_its_own_stubs(PluginUnderTest plugin, MockHttp http, TestInfo info) {
            PLUGINS.add(plugin);
            String city = info.getDisplayName();
            http.get("https://api.example.com/v1/city?ip=12.87.118.0").returnsJson("{\"city\": \"" + city + "\"}");

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", city);
            assertThat(http).received(1, "GET", "https://api.example.com/v1/city?ip=12.87.118.0");
        }
    }

    @Test
    void fails_a_test_whose_request_no_stub_matches() {
        assertFails(UnmatchedTestCase.class, AssertionError.class, """
            The plugin sent a request that no stub matches
              request       GET https://api.example.com/v1/city?ip=12.87.118.0
              nearest stub  GET https://api.example.com/v1/city?ip=12.87.118.1
              path and query
                expected  /v1/city?ip=12.87.118.1
                but was   /v1/city?ip=12.87.118.0
            Add a stub with http.get("https://api.example.com/v1/city?ip=12.87.118.0"), \
            or call http.allowUnmatched().\
            """);
    }

    @PluginTest(CITY)
    static class UnmatchedTestCase {

        @Test
        void asks_for_another_address(PluginUnderTest plugin, MockHttp http) {
            http.get("https://api.example.com/v1/city?ip=12.87.118.1").returnsJson("{\"city\": \"Cleveland\"}");

            assertThat(plugin.process(TestEvents.pageview())).isKept();
        }

        @Test
        void may_be_allowed(PluginUnderTest plugin, MockHttp http) {
            http.allowUnmatched();

            assertThat(plugin.process(TestEvents.pageview())).hasFailed("city");
        }
    }

    @Test
    void fails_a_test_that_leaves_a_rejection_unhandled() {
        assertFails(RejectionTestCase.class, AssertionError.class, """
            Plugin 'faulty (1)' left a rejected promise unhandled
              TypeError: nobody awaits this
                at index.js:5:61
            Await the promise, or catch its error.\
            """);
    }

    @PluginTest(value = FAULTY, config = @ConfigValue(key = "fault", value = "rejection"))
    static class RejectionTestCase {

        @Test
        void keeps_the_event(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).isKept();
        }
    }

    @Test
    void fails_a_test_whose_plugin_cannot_be_set_up() {
        assertFails(SetUpTestCase.class, AssertionError.class, """
            Plugin 'faulty (1)' failed in setupPlugin, so PostHog would disable it
              RangeError: no key
                at index.js:2:43
            If the test is about that, call plugin.setUp() first.\
            """);
    }

    @PluginTest(value = FAULTY, config = @ConfigValue(key = "fault", value = "setup"))
    static class SetUpTestCase {

        @Test
        void notices_it(PluginUnderTest plugin) {
            plugin.process(TestEvents.pageview());
        }

        @Test
        void may_be_about_it(PluginUnderTest plugin) {
            plugin.setUp();

            assertThat(plugin.process(TestEvents.pageview())).isKept();
            assertThat(plugin).failedWith("RangeError", "no key");
        }
    }

    @Test
    void counts_what_teardown_does() {
        assertFails(TeardownTestCase.class, AssertionError.class, """
            The plugin sent a request, but the test has no stubs
              request  POST https://hooks.example.com/bye
            Add a stub with http.post("https://hooks.example.com/bye"), or call http.allowUnmatched().\
            """);
    }

    @PluginTest(value = FAULTY, config = @ConfigValue(key = "fault", value = "teardown"))
    static class TeardownTestCase {

        @Test
        void keeps_the_event(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).isKept();
        }
    }

    @Test
    void tells_what_the_plugin_did_when_a_test_fails() {
        Throwable failure = failureOf(FailingTestCase.class);

        assertThat(failure).hasMessage("on purpose");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
        assertThat(failure.getSuppressed()[0]).asString().startsWith("""
            Plugin 'faulty (1)' failed in processEvent at index.js:10:15
              Error: answer 503
                  at processEvent (index.js:10:15)
            """).endsWith("""
                processEvent
                  LOG asking
                  GET https://api.example.com/ -> 503 Service Unavailable
                  Error: answer 503
                      at processEvent (index.js:10:15)
                -> kept
                     faulty (1) failed
              clock at 2024-01-01T12:00:00Z\
            """);
    }

    @Test
    void tells_what_the_plugin_did_when_a_test_fails_at_its_end() {
        Throwable failure = failureOf(TeardownTestCase.class);

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0])
                .asString()
                .contains("POST https://hooks.example.com/bye -> failed: no stub");
    }

    @PluginTest(value = FAULTY, config = @ConfigValue(key = "fault", value = "fetch"))
    static class FailingTestCase {

        @Test
        void fails(PluginUnderTest plugin, MockHttp http) {
            http.get("https://api.example.com/").returns(503);
            plugin.process(TestEvents.custom("$pageview").with("properties", Map.of("a", 1)));
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void refuses_to_inject_where_there_is_no_test() {
        assertContainerFails(BeforeAllTestCase.class, ParameterResolutionException.class, """
            A PluginUnderTest belongs to one test, but this code runs for the whole class.
            Take it as parameter of the test or of a @BeforeEach method, or let all tests share one:
              @RegisterExtension
              static final PluginTestExtension plugin = PluginTestExtension.of("…");\
            """);
        assertContainerFails(PerClassTestCase.class, ParameterResolutionException.class, """
            A PluginUnderTest belongs to one test, but this code runs for the whole class.
            Constructors get it with JUnit 5.12 or newer, if there is one instance for each test.
            Take it as parameter of the test or of a @BeforeEach method, or let all tests share one:
              @RegisterExtension
              static final PluginTestExtension plugin = PluginTestExtension.of("…");\
            """);
    }

    @PluginTest(HELLO)
    static class BeforeAllTestCase {

        @BeforeAll
        static void share(PluginUnderTest plugin) {}

        @Test
        void never_runs() {}
    }

    @PluginTest(HELLO)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCase {

        PerClassTestCase(PluginUnderTest plugin) {}

        @Test
        void never_runs() {}
    }
}
