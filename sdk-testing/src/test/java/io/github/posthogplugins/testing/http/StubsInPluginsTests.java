package io.github.posthogplugins.testing.http;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What plugins see of stubs, and what it costs: nothing really waits. */
@Timeout(20)
class StubsInPluginsTests {

    private static final String URL = "https://api.example.com/";

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();
    private final MockHttp http = environment.http();

    @BeforeEach
    void loadTheEngine() {
        environment.plugin("export const processEvent = e => e").process(TestEvents.pageview());
    }

    @AfterEach
    void close() {
        environment.close();
    }

    /** A plugin that keeps what came of a request in a property. */
    private PluginUnderTest asking(String init) {
        return environment.plugin("""
            export async function processEvent(event) {
                try {
                    event.properties.came = await (await fetch('https://api.example.com/', %s)).text()
                } catch (error) {
                    event.properties.came = `${error.code ?? error.type} ${error.message}`
                }
                return event
            }\
            """.formatted(init));
    }

    private void assertCame(String what) {
        assertThat(asking("{}").process(TestEvents.pageview())).hasProperty("came", what);
    }

    @Test
    void connections_fail_in_the_words_of_node() {
        http.get(URL)
                .resetsConnection()
                .then()
                .closesConnection()
                .then()
                .returnsGarbage()
                .then()
                .refusesConnection();

        String failed = "request to https://api.example.com/ failed, reason: ";
        assertCame("ECONNRESET " + failed + "read ECONNRESET");
        assertCame("ECONNRESET " + failed + "socket hang up");
        assertCame("HPE_INVALID_CONSTANT " + failed + "Parse Error: Expected HTTP/");
        assertCame("ECONNREFUSED " + failed + "connect ECONNREFUSED 1.1.1.1:443");
    }

    @Test
    void bodies_break_off() {
        http.get(URL).breaksOff();

        assertCame("ERR_STREAM_PREMATURE_CLOSE Invalid response body while trying to fetch https://api.example.com/:"
                + " Premature close");
    }

    @Test
    void a_timeout_of_fetch_passes_on_the_clock() {
        http.get(URL).neverAnswers();

        assertThat(asking("{ timeout: 5000 }").process(TestEvents.pageview()))
                .hasProperty("came", "request-timeout network timeout at: https://api.example.com/");
        assertThat(environment.clock().instant()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(5));
    }

    @Test
    void a_timeout_of_the_server_passes_on_the_clock() {
        http.get(URL).neverAnswers();

        assertCame("undefined Script execution timed out after promise waited for 30 seconds"
                + " (inline, name: await on line 3:39, pluginConfigId: 2)");
        assertThat(environment.clock().instant()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(30));
    }

    @Test
    void delays_of_several_hosts_pass_side_by_side() {
        http.get("https://a.example.com/").after(Duration.ofSeconds(7)).returns(200, "a");
        http.get("https://b.example.com/").after(Duration.ofSeconds(9)).returns(200, "b");
        PluginUnderTest plugin = environment.plugin("""
            export async function processEvent(event) {
                const answers = await Promise.all(['a', 'b'].map((host) => fetch(`https://${host}.example.com/`)))
                event.properties.came = (await Promise.all(answers.map((answer) => answer.text()))).join()
                return event
            }\
            """);

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("came", "a,b");
        assertThat(environment.clock().instant()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(9));
    }

    @Test
    void computed_answers_and_their_headers_reach_the_plugin() {
        http.get(URL).returns(request -> StubReply.status(200)
                .withBody(request.header("x-name").orElse("nobody")));

        assertThat(asking("{ headers: { 'x-name': 'Ada' } }").process(TestEvents.pageview()))
                .hasProperty("came", "Ada");
    }
}
