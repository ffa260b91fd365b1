package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.JUnitRuns.assertAllSucceed;
import static io.github.posthogplugins.testing.JUnitRuns.parallel;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fields of test classes. */
class PluginTestExtensionInjectionTests {

    private static final String PROBE = "src/test/plugins/probe";

    @Test
    void fills_fields_of_what_tests_can_ask_for() {
        assertAllSucceed(FieldsTestCase.class, 3);
    }

    static class SuperTestCase {

        @Nullable
        PluginTestEnvironment environment;
    }

    @PluginTest(PROBE)
    static class FieldsTestCase extends SuperTestCase {

        private @Nullable PluginUnderTest plugin;
        protected @Nullable MockHttp http;
        final VirtualClock own = VirtualClock.create();
        VirtualClock alsoOwn = own;

        @Nullable
        VirtualClock clock;

        static @Nullable PluginUnderTest untouched;

        @BeforeEach
        void configure(PluginUnderTest same) {
            assertThat(plugin).isSameAs(same);
            same.configure("name", "Ada");
        }

        @Test
        void belong_to_one_environment(PluginTestEnvironment same) {
            assertThat(environment).isSameAs(same);
            assertThat(http).isSameAs(same.http());
            assertThat(clock).isSameAs(same.clock());
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("name", "Ada");
        }

        @Test
        void leave_alone_what_is_there() {
            assertThat(alsoOwn).isSameAs(own);
            assertThat(untouched == null).isTrue();
        }

        @Nested
        class Inside {

            @Nullable
            PluginUnderTest again;

            @Test
            void are_those_of_the_test_in_every_instance() {
                assertThat(again).isSameAs(plugin);
            }
        }

        @AfterEach
        void is_still_there() {
            assertThat(plugin != null).isTrue();
        }
    }

    @Test
    void fills_them_anew_if_one_instance_serves_all_tests() {
        assertAllSucceed(OneInstanceTestCase.class, 3);
    }

    @PluginTest(PROBE)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceTestCase {

        @Nullable
        PluginUnderTest plugin;

        @RepeatedTest(3)
        void sends_the_first() {
            plugin.process(TestEvents.pageview());
            assertThat(plugin.storage().asMap()).isEqualTo(Map.of("seen", 1));
        }
    }

    @Test
    void fills_them_for_tests_in_parallel() {
        assertAllSucceed(parallel(ParallelTestCase.class), 20);
        assertThat(ParallelTestCase.PLUGINS).hasSize(20);
    }

    @PluginTest(PROBE)
    static class ParallelTestCase {

        static final Set<PluginUnderTest> PLUGINS = ConcurrentHashMap.newKeySet();

        @Nullable
        PluginUnderTest plugin;

        @RepeatedTest(20)
        @Execution(ExecutionMode.CONCURRENT)
        void has_its_own() {
            PLUGINS.add(plugin);
            plugin.process(TestEvents.pageview());
            assertThat(plugin.storage().asMap()).isEqualTo(Map.of("seen", 1));
        }
    }

    @Test
    void makes_no_environment_that_nobody_asks_for() {
        assertAllSucceed(NothingTestCase.class, 1);
    }

    /** There is no plugin, which would be found out. */
    @PluginTest(value = "src/test/no/such/folder", startingAt = "no moment either")
    static class NothingTestCase {

        @Test
        void asks_for_nothing() {}
    }
}
