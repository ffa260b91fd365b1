package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.posthogplugins.testing.http.MockHttp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class StrictStubsTests {

    private static final String CITY = "src/test/plugins/city";
    private static final String URL = "https://api.example.com/v1/city?ip=12.87.118.0";

    private static List<Throwable> failures(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }

    private static String withoutLine(Throwable failure) {
        return failure.getMessage().replaceAll("Tests\\.java:\\d+", "Tests.java:31");
    }

    @Test
    void unused_stubs_fail_the_test() {
        assertThat(failures(UnusedTestCase.class)).singleElement().satisfies(failure -> {
            assertThat(failure).isInstanceOf(AssertionError.class);
            assertThat(withoutLine(failure)).isEqualTo("""
                The test has stubs that the plugin did not use
                  GET https://api.example.com/v1/city?ip={ip}
                    from     StrictStubsTests.java:31
                    It gave 1 of its 2 answers.
                  POST https://hooks.example.com/
                    from     StrictStubsTests.java:31
                Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
                """);
            assertThat(failure.getSuppressed()[0]).asString().startsWith("What happened, in order:");
        });
    }

    @PluginTest(CITY)
    static class UnusedTestCase {

        @BeforeEach
        void stub(MockHttp http) {
            http.get("https://api.example.com/v1/city?ip={ip}")
                    .returns(429)
                    .then()
                    .returns(404);
            http.post("https://hooks.example.com/").returns(204);
        }

        @Test
        void fails(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).isKept();
        }

        @Test
        void passes(PluginUnderTest plugin, MockHttp http) {
            http.allowUnusedStubs();
            assertThat(plugin.process(TestEvents.pageview())).isKept();
        }
    }

    @Test
    void unused_stubs_do_not_bury_another_failure() {
        assertThat(failures(BrokenTestCase.class)).hasSize(3).allSatisfy(failure -> assertThat(withSuppressed(failure))
                .doesNotContain("did not use"));
    }

    private static String withSuppressed(Throwable failure) {
        return failure + Arrays.toString(failure.getSuppressed());
    }

    @PluginTest(CITY)
    static class BrokenTestCase {

        @BeforeEach
        void stub(MockHttp http) {
            http.get("https://never.example.com/").returns(200);
        }

        @Test
        void fails_itself() {
            throw new IllegalStateException("on purpose");
        }

        @Test
        void sends_a_request_that_no_stub_matches(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasFailed("city");
        }

        @Test
        void has_a_plugin_that_cannot_be_set_up(PluginTestEnvironment environment) {
            environment.http().get(URL).returns(200);
            environment
                    .plugin("export function setupPlugin() { throw new Error('no') }")
                    .plugin()
                    .setUp();
        }
    }

    @Test
    void stubs_that_never_answer_are_seen_in_what_happened() {
        assertThat(failures(SilentTestCase.class))
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()[0]).asString().contains("GET " + URL + " -> no answer"));
    }

    @PluginTest(CITY)
    static class SilentTestCase {

        @Test
        void fails(PluginUnderTest plugin, MockHttp http) {
            http.get(URL).neverAnswers();
            assertThat(plugin.process(TestEvents.pageview())).isDropped();
        }
    }

    @Test
    void an_environment_without_junit_is_strict_too() {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            environment.http().get(URL).returns(200);

            assertThatThrownBy(environment::verify)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("The test has stubs that the plugin did not use\n  GET " + URL);
        }
    }
}
