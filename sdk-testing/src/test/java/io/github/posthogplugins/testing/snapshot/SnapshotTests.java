package io.github.posthogplugins.testing.snapshot;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatJson;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class SnapshotTests {

    private static final String CITY = "https://api.example.com/v1/city?ip=12.87.118.0";

    @TempDir
    private Path folder;

    private EngineTestKit.Builder builder(boolean update, DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("posthog.snapshots", folder.toString())
                .configurationParameter("posthog.update", Boolean.toString(update))
                .configurationParameter("posthog.ci", "false")
                .selectors(selector);
    }

    private EngineExecutionResults run(boolean update, Class<?> testClass) {
        return builder(update, selectClass(testClass)).execute();
    }

    private void assertSucceeds(boolean update, Class<?> testClass, int tests) {
        EngineExecutionResults results = run(update, testClass);
        results.allEvents().assertStatistics(statistics -> statistics.failed(0));
        results.testEvents().assertStatistics(statistics -> statistics.succeeded(tests));
    }

    private String failure(Class<?> testClass) {
        return run(false, testClass).allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(failure -> String.valueOf(failure.getMessage()).replace(folder.toString(), "snapshots"))
                .reduce("", (one, other) -> one + other);
    }

    private Path of(Class<?> testClass) {
        return folder.resolve(testClass.getName().replace('$', '.'));
    }

    private List<String> filesOf(Class<?> testClass) {
        try (Stream<Path> files = Files.list(of(testClass))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Class<?> testClass, String name) throws IOException {
        Files.createDirectories(of(testClass));
        return Files.writeString(of(testClass).resolve(name), "1\n");
    }

    @PluginTest("src/test/plugins/city")
    static class CityTestCase {

        @Test
        void asks(PluginUnderTest plugin, MockHttp http) {
            http.get(CITY).returnsJson("{\"city\": \"Cleveland\"}");

            assertThat(plugin.process(TestEvents.custom("sold"))).matchesSnapshot();
            assertThat(http).matchesSnapshot("requests");
            assertThat(plugin).matchesSnapshot("traces");
        }
    }

    @Test
    void are_written_if_asked_to_and_compared_from_then_on() throws IOException {
        assertSucceeds(true, CityTestCase.class, 1);

        assertThat(filesOf(CityTestCase.class)).containsExactly("asks-requests.json", "asks-traces.json", "asks.json");
        assertThat(of(CityTestCase.class).resolve("asks-requests.json")).hasContent("""
            [
              {
                "method": "GET",
                "url": "https://api.example.com/v1/city?ip=12.87.118.0",
                "headers": {
                  "accept": "application/json",
                  "User-Agent": "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
                  "Accept-Encoding": "gzip,deflate",
                  "Connection": "close"
                },
                "body": null
              }
            ]
            """);
        assertSucceeds(false, CityTestCase.class, 1);
    }

    @PluginTest
    static class PlanTestCase {

        static String plan = "free";

        @Test
        void sees_a_plan() {
            assertThatJson(Map.of("plan", plan, "at", System.nanoTime()))
                    .as("the plan")
                    .ignoring("at")
                    .matchesSnapshot();
        }
    }

    @Test
    void show_what_differs() {
        PlanTestCase.plan = "free";
        assertSucceeds(true, PlanTestCase.class, 1);
        assertSucceeds(false, PlanTestCase.class, 1);
        PlanTestCase.plan = "pro";

        assertThat(failure(PlanTestCase.class)).isEqualTo("""
            [the plan] The value is not what \
            snapshots/io.github.posthogplugins.testing.snapshot.SnapshotTests.PlanTestCase/sees_a_plan.json says
              plan
                expected  "free"
                but was   "pro"
              the same: 0 of 1 members
              ignored: at
            If this is what you want, run
              mvn test -Dtest='SnapshotTests$PlanTestCase' -Dposthog.update=true
            and look at the file before you commit it.\
            """);
    }

    @Test
    void fail_where_there_are_none_yet() {
        PlanTestCase.plan = "free";

        assertThat(failure(PlanTestCase.class)).startsWith("""
            [the plan] The value has nothing to be compared with: there is no \
            snapshots/io.github.posthogplugins.testing.snapshot.SnapshotTests.PlanTestCase/sees_a_plan.json
              it would be  {"plan":"free"}
            """);
        assertThat(of(PlanTestCase.class)).doesNotExist();
    }

    @WithSnapshots
    static class InvocationsTestCase {

        @ParameterizedTest
        @ValueSource(strings = {"x", "y"})
        void sees(String value) {
            assertThatJson(value).matchesSnapshot();
        }

        @RepeatedTest(2)
        void repeats(RepetitionInfo info) {
            assertThatJson(info.getCurrentRepetition()).matchesSnapshot("a/b: c");
        }

        @Nested
        class Inner {

            @Test
            void sees() {
                assertThatJson(List.of(TestEvents.custom("sold"))).matchesSnapshot();
            }
        }
    }

    @Test
    void have_names_of_their_own_for_each_invocation_and_nested_class() {
        assertSucceeds(true, InvocationsTestCase.class, 5);

        assertThat(filesOf(InvocationsTestCase.class))
                .containsExactly("repeats.1-a_b_ c.json", "repeats.2-a_b_ c.json", "sees.1.json", "sees.2.json");
        assertThat(filesOf(InvocationsTestCase.Inner.class)).containsExactly("sees.json");
        assertSucceeds(false, InvocationsTestCase.class, 5);
    }

    @WithSnapshots
    static class LeftoversTestCase {

        static boolean takesPart = true;

        @Test
        void stays() {
            assertThatJson(1).matchesSnapshot();
            if (takesPart) {
                assertThatJson(1).matchesSnapshot("part");
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void repeats(int value) {
            assertThatJson(value).matchesSnapshot();
        }
    }

    @Test
    void that_nobody_needs_fail_the_class_and_are_deleted_if_asked_to() throws IOException {
        LeftoversTestCase.takesPart = true;
        assertSucceeds(true, LeftoversTestCase.class, 3);
        LeftoversTestCase.takesPart = false;
        write(LeftoversTestCase.class, "gone.json");
        write(LeftoversTestCase.class, "repeats.2-part.json");
        write(LeftoversTestCase.class, "repeats.7.json");

        assertThat(failure(LeftoversTestCase.class)).isEqualTo("""
            Nobody compares these snapshots any more
              snapshots/io.github.posthogplugins.testing.snapshot.SnapshotTests.LeftoversTestCase/gone.json
              snapshots/io.github.posthogplugins.testing.snapshot.SnapshotTests.LeftoversTestCase/repeats.2-part.json
              snapshots/io.github.posthogplugins.testing.snapshot.SnapshotTests.LeftoversTestCase/stays-part.json
            To delete them, run
              mvn test -Dtest='SnapshotTests$LeftoversTestCase' -Dposthog.update=true\
            """);

        assertSucceeds(true, LeftoversTestCase.class, 3);
        assertThat(filesOf(LeftoversTestCase.class))
                .containsExactly("repeats.1.json", "repeats.2.json", "repeats.7.json", "stays.json");
    }

    @Test
    void of_tests_that_do_not_run_are_left_alone() throws IOException {
        LeftoversTestCase.takesPart = true;
        assertSucceeds(true, LeftoversTestCase.class, 3);

        EngineExecutionResults results = builder(true, selectMethod(LeftoversTestCase.class, "repeats", int.class))
                .execute();

        results.allEvents().assertStatistics(statistics -> statistics.failed(0));
        assertThat(filesOf(LeftoversTestCase.class))
                .containsExactly("repeats.1.json", "repeats.2.json", "stays-part.json", "stays.json");
    }

    @WithSnapshots
    static class TwiceTestCase {

        @Test
        void looks_twice() {
            assertThatJson(1).matchesSnapshot();
            assertThatJson(1).matchesSnapshot();
        }
    }

    @Test
    void of_one_test_need_names() throws IOException {
        write(TwiceTestCase.class, "looks_twice.json");

        assertThat(failure(TwiceTestCase.class)).isEqualTo("""
            The test has two snapshots in looks_twice.json
            Give each a name of its own: matchesSnapshot("after the click").\
            """);
    }

    @WithSnapshots
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCase {

        @RepeatedTest(40)
        @Execution(ExecutionMode.CONCURRENT)
        void sees_its_number(RepetitionInfo info) {
            assertThatJson(info.getCurrentRepetition()).matchesSnapshot();
        }
    }

    @Test
    void are_safe_with_tests_in_parallel() throws IOException {
        for (boolean update : new boolean[] {true, false}) {
            builder(update, selectClass(ParallelTestCase.class))
                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                    .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.succeeded(40));
        }
        assertThat(of(ParallelTestCase.class).resolve("sees_its_number.31.json"))
                .hasContent("31\n");
    }

    @Test
    void need_a_test() {
        Snapshots around = Snapshots.makeCurrent(null);
        try {
            assertThatThrownBy(() -> assertThatJson(1).matchesSnapshot())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        A snapshot has the name of its test, but no test is known here.
                        Put @PluginTest or @WithSnapshots on the test class, and compare on the thread that runs the test.\
                        """);
        } finally {
            Snapshots.makeCurrent(around);
        }
    }

    @Test
    void can_be_compared_without_junit() throws IOException {
        Files.writeString(folder.resolve("mine-a.json"), "{\"n\": 1}");
        Snapshots snapshots = Snapshots.in(folder, "mine");

        snapshots.check("The number", Map.of("n", 1.0), "a", List.of());
        assertThatThrownBy(() -> snapshots.check("The number", Map.of("n", 2), "b", List.of()))
                .isInstanceOf(AssertionError.class);
    }
}
