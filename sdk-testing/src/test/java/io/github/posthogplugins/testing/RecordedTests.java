package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.testing.http.LoopbackServer;
import io.github.posthogplugins.testing.http.StubReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RecordedTests {

    private static final String FOLDER = "target/recordings/recorded";

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static Throwable failureOf(Class<?> testClass) {
        return run(testClass).failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();
    }

    @Test
    void answers_from_the_folder_of_the_test() {
        run(ReplayTestCase.class)
                .assertStatistics(statistics -> statistics.started(3).succeeded(3));
    }

    @PluginTest("src/test/plugins/city")
    static class ReplayTestCase {

        @Test
        @Recorded
        void asks_for_the_city(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Oslo", "Bergen"})
        @Recorded("src/test/http/cities")
        void has_a_folder_for_each_invocation(String city, PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", city);
        }
    }

    @Test
    void says_how_to_record() {
        assertThat(failureOf(MissingTestCase.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
            There is no recording in 'src/test/http/RecordedTests.MissingTestCase/asks_for_the_city'
            Record one against the real services, look it through, and commit it:
              mvn test -Dtest='RecordedTests$MissingTestCase#asks_for_the_city' -Dposthog.record=true\
            """);
    }

    @PluginTest("src/test/plugins/city")
    static class MissingTestCase {

        @Test
        @Recorded
        void asks_for_the_city(PluginUnderTest plugin) {
            plugin.process(TestEvents.pageview());
        }
    }

    @Test
    void is_for_tests_of_plugins() {
        assertThat(failureOf(PlainTestCase.class))
                .hasMessage("@Recorded is about the plugin of a @PluginTest class, but PlainTestCase is none.\n"
                        + "Add @PluginTest to the class.");
    }

    static class PlainTestCase {

        @Test
        @Recorded
        void has_no_plugin() {}
    }

    @AfterEach
    void forget() throws IOException {
        System.clearProperty("posthog.record");
        Path folder = Path.of(FOLDER);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(RecordedTests::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void records_real_services_without_the_secrets_of_the_config() throws IOException {
        System.setProperty("posthog.record", "force");
        try (LoopbackServer service =
                new LoopbackServer().answer(StubReply.json("{\"greeting\": \"Hello Ada Secret\"}"))) {
            RecordingTestCase.url = service.url("/hello");
            run(RecordingTestCase.class).assertStatistics(statistics -> statistics.succeeded(1));
            assertThat(service.asked()).containsExactly("GET /hello?name=Ada%20Secret");
        }
        System.clearProperty("posthog.record");

        assertThat(Files.readString(Path.of(FOLDER, "001-get-localhost-hello.json")))
                .contains("Hello REDACTED")
                .doesNotContain("Ada");
        run(RecordingTestCase.class).assertStatistics(statistics -> statistics.succeeded(1));
    }

    @PluginTest
    static class RecordingTestCase {

        static String url = "";

        @Test
        @Recorded(FOLDER)
        void asks(PluginTestEnvironment environment) {
            environment.allowSecretLeaks("name");
            PluginUnderTest plugin = environment
                    .plugin(PluginBundle.ofSources(
                            "asking",
                            Map.of(
                                    "plugin.json",
                                    "{\"config\": [{\"key\": \"name\", \"type\": \"string\", \"secret\": true}]}",
                                    "index.js",
                                    """
                                    export async function processEvent(event, { config }) {
                                        const url = '%s?name=' + encodeURIComponent(config.name)
                                        event.properties.greeting = (await (await fetch(url)).json()).greeting
                                        return event
                                    }\
                                    """.formatted(url))))
                    .configure("name", "Ada Secret");

            assertThat(plugin.process(TestEvents.pageview())
                            .event()
                            .properties()
                            .get("greeting"))
                    .asString()
                    .startsWith("Hello ");
        }
    }
}
