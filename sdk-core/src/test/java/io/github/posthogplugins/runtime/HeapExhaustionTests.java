package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that keep everything, in a small JVM of their own. */
@Timeout(300)
class HeapExhaustionTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (const x of " + Siege.ENDLESS + ") { kept.push(new Array(10000).fill(1.5)) }",
                "for (const x of " + Siege.ENDLESS + ") { try { for (const y of " + Siege.ENDLESS
                        + ") { kept.push(new Array(1000).fill(1.5)) } } catch {} }",
            })
    void a_plugin_that_uses_up_the_heap_is_stopped_and_the_host_lives_on(String greed)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = smallJvm(greed).redirectOutput(output.toFile()).start();

        assertThat(process.waitFor(250, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(output, StandardCharsets.UTF_8))
                .containsExactly(
                        "RangeError: There is no memory left. Give the JVM more (-Xmx), or the plugin less to keep.",
                        "DISABLED",
                        "[good (2)]");
    }

    private static ProcessBuilder smallJvm(String greed) {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-Dposthog.cache=" + System.getProperty("posthog.cache"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHost.class.getName(),
                        greed)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** A host that sends two events through a greedy plugin and a good one, and tells how that ended. */
    static final class SmallHost {

        private SmallHost() {}

        public static void main(String[] greed) {
            try (PluginRuntime runtime =
                    PluginRuntime.builder().withClock(VirtualClock.create()).build()) {
                Plugin greedy = runtime.load(Plugins.source(
                        "greedy",
                        "const kept = globalThis.kept = []; export function processEvent(e) { " + greed[0] + " }"));
                Plugin good = runtime.load(
                        Plugins.source(
                                "good",
                                "export function processEvent(e) { e.properties.n = new Array(1e5).fill(1).length; return e }"));
                PluginChain chain = runtime.chain(List.of(greedy, good));
                chain.process(Plugins.event());
                greedy.errors().forEach(System.out::println);
                System.out.println(greedy.status());
                System.out.println(chain.process(Plugins.event()).markers().succeeded());
            }
        }
    }
}
