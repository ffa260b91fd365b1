package io.github.posthogplugins.testing.mutation;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.probe.CodeProbes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class MutationRunTests {

    private static Path plugin = Path.of("");

    @TempDir
    private Path module;

    /** How long a mutant may take depends on how long the plugin took before. */
    @BeforeAll
    static void start_the_engine() {
        CodeProbes.install();
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            environment.plugin("export const processEvent = (e) => e").process(TestEvents.pageview());
        }
    }

    /** Tests a plugin with a class of tests, and then its mutants with them. */
    private Optional<String> mutate(String source, Class<?> tests) throws IOException {
        plugin = module;
        Files.writeString(module.resolve("plugin.json"), "{\"name\": \"mutated\"}");
        Files.writeString(module.resolve("index.js"), source);
        MutationRun run = new MutationRun(module, module.resolve("mutation"));
        run.begin();
        LauncherConfig quiet = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        LauncherFactory.create(quiet).execute(request, listener(run));
        return run.report();
    }

    private static TestExecutionListener listener(MutationRun run) {
        return new TestExecutionListener() {
            @Override
            public void executionStarted(TestIdentifier test) {
                run.started(test);
            }

            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                run.finished(test, result);
            }
        };
    }

    private static ChainResult process(String event) {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            return environment.plugin(plugin).process(TestEvents.custom(event));
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("posthog.update");
    }

    @Test
    void finds_the_conditions_that_no_test_would_miss() throws IOException {
        assertThat(mutate("""
                export function processEvent(event) {
                    if (event.event === 'dropped' && event.team_id > 0) {
                        return null
                    }
                    event.properties.kind = event.event.startsWith('k') ? 'k' : 'other'
                    return event
                }

                export function runEveryDay() {
                    if (Math.random() > 0.5) console.log('lucky')
                }
                """, DroppingTestCase.class)).contains("""
                Negated 5 conditions, one at a time. Noticed by a test: 3 (60.0 %), not noticed: 1, never run: 1

                index.js:5:29  no test notices when this is negated
                    4 |     }
                  > 5 |     event.properties.kind = event.event.startsWith('k') ? 'k' : 'other'
                      |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    6 |     return event
                  It is run by MutationRunTests.DroppingTestCase.keeps_others

                No test runs the conditions at index.js:10:9""");
    }

    static class DroppingTestCase {

        @Test
        void drops_events() {
            assertThat(process("dropped")).isDropped();
        }

        @Test
        void keeps_others() {
            assertThat(process("kept")).isKept();
        }
    }

    @Test
    void a_mutant_that_never_ends_is_noticed() throws IOException {
        assertThat(mutate("""
                export function processEvent(event) {
                    let tries = 0
                    do {
                        try { tries++ } catch (error) { tries = 0 }
                    } while (tries < 1)
                    return event
                }
                """, KeepingTestCase.class))
                .contains(
                        "Negated 1 condition, one at a time. Noticed by a test: 1 (100.0 %), not noticed: 0, never run: 0");
    }

    @Test
    void turns_values_of_any_kind_round() throws IOException {
        assertThat(mutate("""
                const falsy = [0, '', null, undefined, NaN, 0n, false]
                const truthy = [1, 'x', {}, [], 1n, true, Symbol('s'), -0.5]
                export function processEvent(event) {
                    return falsy.some((it) => it ? true : false) || !truthy.every((it) => it ? true : false) ? null : event
                }
                """, KeepingTestCase.class))
                .contains(
                        "Negated 5 conditions, one at a time. Noticed by a test: 5 (100.0 %), not noticed: 0, never run: 0");
    }

    static class KeepingTestCase {

        @Test
        void keeps_the_event() {
            assertThat(process("kept")).isKept();
        }
    }

    @Test
    void wants_tests_that_pass() throws IOException {
        assertThat(mutate("export const processEvent = (event) => event.ip ? event : null", FailingTestCase.class))
                .contains("""
                No condition was negated, because a test fails as it is.
                Correct that first.""");
    }

    static class FailingTestCase {

        @Test
        void expects_something_else() {
            assertThat(process("kept")).isDropped();
        }
    }

    @Test
    void does_not_let_mutants_rewrite_expectations() throws IOException {
        System.setProperty("posthog.update", "true");

        assertThat(mutate("export const processEvent = (event) => event.uuid ? event : null", KeepingTestCase.class))
                .contains("""
                No condition was negated, because posthog.update is set: what mutated plugins do must not be kept.
                Run mutation testing without it.""");
    }
}
