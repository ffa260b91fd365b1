package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.runtime.PluginDebugger;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each test debugs a JVM of its own, over a real WebSocket. */
@Timeout(180)
class DebuggingTests {

    private static final String PLUGIN = "src/test/plugins/stoppable";

    @PluginTest(PLUGIN)
    static class GreetingTestCase {

        @Test
        void greets(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello world");
        }
    }

    @Test
    void stops_at_the_first_line_at_breakpoints_and_at_debugger_statements() throws Exception {
        try (DebuggedJvm jvm = DebuggedJvm.running(GreetingTestCase.class, "-Dposthog.debug=0");
                DevTools devTools = DevTools.attach(jvm.address())) {
            devTools.begin();
            assertThat(stop(devTools)).isEqualTo("index.ts:1");

            devTools.call(
                    "Debugger.setBreakpointByUrl", Map.of("urlRegex", ".*/stoppable/index\\.ts", "lineNumber", 8));
            devTools.call("Debugger.resume");
            assertThat(stop(devTools)).isEqualTo("index.ts:9");
            assertThat(value(devTools, "`${name} of ${event.event}`")).isEqualTo("world of $pageview");

            devTools.call("Debugger.resume");
            assertThat(stop(devTools)).isEqualTo("index.ts:10");

            devTools.call("Debugger.resume");
            assertThat(jvm.text()).endsWith("\n1 succeeded");
        }
    }

    private static String stop(DevTools devTools) throws InterruptedException {
        JsonNode frame = devTools.next("Debugger.paused").path("callFrames").path(0);
        String url = frame.path("url").asText();
        return url.substring(url.lastIndexOf('/') + 1) + ":"
                + (frame.path("location").path("lineNumber").asInt() + 1);
    }

    private static String value(DevTools devTools, String expression) throws Exception {
        return devTools.call("Debugger.evaluateOnCallFrame", Map.of("callFrameId", "0", "expression", expression))
                .path("result")
                .path("value")
                .asText();
    }

    @Test
    void shows_the_authors_file_and_what_was_written_there() throws Exception {
        try (DebuggedJvm jvm = DebuggedJvm.running(GreetingTestCase.class, "-Dposthog.debug=0");
                DevTools devTools = DevTools.attach(jvm.address())) {
            devTools.begin();

            JsonNode script = devTools.next("Debugger.scriptParsed");

            assertThat(script.path("url").asText())
                    .isEqualTo(Path.of(PLUGIN, "index.ts").toUri().toString());
            assertThat(script.path("sourceMapURL").asText()).startsWith("data:application/json;charset=utf-8;base64,");
        }
    }

    static class HastyTestCase {

        @Test
        void has_limits_that_are_soon_over() {
            try (PluginTestEnvironment environment = PluginTestEnvironment.builder()
                    .withLimits(ExecutionLimits.of(Duration.ofSeconds(1)))
                    .build()) {
                PluginUnderTest plugin = environment.plugin(
                        "export function processEvent(e) { for (let i = 0; i < 2; i++) { debugger } return e }");

                assertThat(plugin.process(TestEvents.pageview())).hasNoErrors();
            }
        }
    }

    @Test
    void time_stands_still_at_a_breakpoint() throws Exception {
        try (DebuggedJvm jvm =
                        DebuggedJvm.running(HastyTestCase.class, "-Dposthog.debug=0", "-Dposthog.debug.suspend=false");
                DevTools devTools = DevTools.attach(jvm.address())) {
            devTools.begin();
            devTools.next("Debugger.paused");

            TimeUnit.MILLISECONDS.sleep(2_000);
            devTools.call("Debugger.resume");
            devTools.next("Debugger.paused");
            devTools.call("Debugger.resume");

            assertThat(jvm.text()).endsWith("\n1 succeeded");
        }
    }

    @Test
    void says_once_where_to_connect() throws Exception {
        try (DebuggedJvm jvm =
                DebuggedJvm.running(GreetingTestCase.class, "-Dposthog.debug=0", "-Dposthog.debug.suspend=false")) {
            assertThat(jvm.text()
                            .replaceAll("127.0.0.1:\\d+/[\\w-]{22}", "<address>")
                            .replaceAll("port \\d+", "port <n>"))
                    .endsWith("""
                            Breakpoints in PostHog plugins: attach a debugger
                              Chrome   devtools://devtools/bundled/js_app.html?ws=<address>
                                       or chrome://inspect, "inspect" below "Remote Target"
                              VS Code  "Attach to Node", port <n>
                              others   ws://<address>
                            The tests do not wait for it. Time limits of plugins are off.
                            1 succeeded""");
        }
    }

    @Test
    void says_which_dependency_is_missing() throws Exception {
        try (DebuggedJvm jvm = DebuggedJvm.withoutTheTool(GreetingTestCase.class, "-Dposthog.debug")) {
            assertThat(jvm.text()).contains("""
                    The debugger is not on the class path: it is a tool of GraalVM's that this SDK does not bring along.
                    Add this dependency (licence: GPL 2 with Classpath Exception):

                        <dependency>
                          <groupId>org.graalvm.tools</groupId>
                          <artifactId>chromeinspector-tool</artifactId>
                          <version>25.0.3</version>
                          <scope>test</scope>
                        </dependency>
                    """).endsWith("\n0 succeeded");
        }
    }

    @Test
    void refuses_what_is_no_port() throws Exception {
        try (DebuggedJvm jvm = DebuggedJvm.running(GreetingTestCase.class, "-Dposthog.debug=yes")) {
            assertThat(jvm.text()).contains("""
                    -Dposthog.debug=yes names no port.
                    Leave the value out for port 9229, or give one from 1024 to 65535, or 0 for any that is free.
                    """);
        }
    }

    @Test
    void refuses_a_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DebuggedJvm jvm =
                        DebuggedJvm.running(GreetingTestCase.class, "-Dposthog.debug=" + taken.getLocalPort())) {
            assertThat(jvm.text())
                    .contains("The debugger can't listen on port " + taken.getLocalPort() + ", which is taken.\n"
                            + "Name another port, or 0 for any that is free.\n");
        }
    }

    @Test
    void refuses_to_start_after_the_engine() {
        PluginRuntime.engineName();

        assertThatThrownBy(() -> PluginDebugger.builder().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The JavaScript engine runs already, and its debugger can only start with it.\n"
                        + "Start the debugger before anything else is done with plugins.");
    }
}
