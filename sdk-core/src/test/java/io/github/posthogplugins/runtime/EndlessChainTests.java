package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.time.PluginClock;
import io.github.posthogplugins.time.VirtualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plugins that fetch for ever from a network whose answers take no time. */
@Timeout(120)
class EndlessChainTests {

    private static final String URL = "'http://public.example/'";
    private static final String TIME_OUT =
            "TimeoutError: Script execution timed out after promise waited for 1 second (P, name: ";

    private static PluginRuntime runtime(PluginClock clock, HttpTransport http) {
        return PluginRuntime.builder()
                .withClock(clock)
                .withHttp(http)
                .withResolver(host -> List.of(InetAddress.getByName("8.8.8.8")))
                .withLimits(ExecutionLimits.of(Duration.ofSeconds(1)))
                .build();
    }

    private static List<String> errorsOf(PluginClock clock, String source) {
        try (PluginRuntime runtime = runtime(clock, new RecordingHttp())) {
            Plugin plugin = Plugins.load(runtime, source);
            runtime.chain(plugin).process(Plugins.event());
            return plugin.errors().stream().map(PluginError::toString).toList();
        }
    }

    @Test
    void a_loop_ends_with_the_loops_words() {
        assertThat(errorsOf(
                        VirtualClock.create(),
                        "export async function processEvent(e) { for (;;) await fetch(" + URL + ") }"))
                .first()
                .isEqualTo("Error: Script execution timed out after looping for 1 second on line 1:40");
    }

    @Test
    void a_chain_without_a_loop_ends_with_the_words_of_the_await() {
        String source = "const again = async () => { await fetch(" + URL + "); return again() };"
                + "export async function processEvent(e) { await again(); return e }";

        assertThat(errorsOf(VirtualClock.create(), source))
                .anySatisfy(error -> assertThat(error).startsWith(TIME_OUT));
        assertThat(errorsOf(PluginClock.system(), source))
                .anySatisfy(error -> assertThat(error).startsWith(TIME_OUT));
    }

    @Test
    void a_job_that_no_guard_ends_is_given_up() {
        try (PluginRuntime runtime = runtime(VirtualClock.create(), new RecordingHttp())) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "const again = () => fetch(" + URL + ")['then'](again, again);"
                            + "export const jobs = { a: () => again() }");

            assertThat(plugin.runJob("a", "{}")).hasValueSatisfying(error -> assertThat(error.message())
                    .isEqualTo("The promise that the hook waits for did not settle, though the plugin went on without a"
                            + " pause for longer than a hook may take."));
        }
    }

    @Test
    void what_a_hook_leaves_running_is_stopped_once_and_for_all() {
        try (PluginRuntime runtime = runtime(VirtualClock.create(), new RecordingHttp())) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "const again = async () => { await fetch(" + URL + "); again() }; let first = true;"
                            + "export function processEvent(e) { if (first) { first = false; again() } return e }");

            runtime.chain(plugin).process(Plugins.event());
            runtime.chain(plugin).process(Plugins.event());

            assertThat(plugin.errors())
                    .singleElement()
                    .hasToString(
                            "Error: Code that a hook has left running in the background did not come to rest, and was"
                                    + " stopped: it goes on as soon as it is answered, and on a virtual clock answers take no time."
                                    + " Let it wait in between, or give the answers a latency.");
        }
    }

    @Test
    void others_are_unharmed() {
        try (PluginRuntime runtime = runtime(VirtualClock.create(), new RecordingHttp())) {
            Plugin endless = Plugins.load(
                    runtime, "export async function processEvent(e) { for (;;) await fetch(" + URL + ") }");
            Plugin next = runtime.load(Plugins.source(
                    "Next",
                    "export async function processEvent(e) { e.properties.status = (await fetch(" + URL
                            + ")).status; return e }"));

            assertThat(runtime.chain(endless, next)
                            .process(Plugins.event())
                            .event()
                            .property("status"))
                    .isEqualTo(200);
        }
    }

    @Test
    void an_answer_that_takes_its_time_on_the_clock_is_something_to_wait_for() {
        VirtualClock clock = VirtualClock.create();
        HttpTransport slow = call -> CompletableFuture.completedFuture(
                new HttpReply(200, "OK", List.of(), new byte[0], Duration.ofMillis(700)));
        try (PluginRuntime runtime = runtime(clock, slow)) {
            Plugin plugin = Plugins.load(
                    runtime, "export const jobs = { a: () => fetch(" + URL + ")['then'](r => console.log(r.status)) }");

            assertThat(plugin.runJob("a", "{}")).isEmpty();
            assertThat(clock.instant()).isAfterOrEqualTo(VirtualClock.DEFAULT_START.plusMillis(700));
        }
    }
}
