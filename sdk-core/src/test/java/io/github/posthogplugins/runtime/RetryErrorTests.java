package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host's error classes, generation by generation: lifecycle.md §5, globals.md §6.4. */
class RetryErrorTests {

    private static final String TIMES_OUT = "export async function processEvent(e) {"
            + "try { await new Promise(() => {}) } catch (x) { e.properties.result = JSON.stringify("
            + "[x.message, x.name, x instanceof RetryError, x instanceof Error, x.caller, Object.keys(x), String(x)]) }"
            + "return e }";

    private static PluginRuntime runtime(ServerProfile profile) {
        return PluginRuntime.builder()
                .withClock(VirtualClock.create())
                .withProfile(profile)
                .withLimits(ExecutionLimits.of(Duration.ofSeconds(1)))
                .build();
    }

    private static @Nullable Object result(ServerProfile profile, String source) {
        try (PluginRuntime runtime = runtime(profile)) {
            return runtime.chain(Plugins.load(runtime, source))
                    .processEvent(Plugins.event())
                    .event()
                    .property("result");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            V2021 | String(x)                         | "Error: m"
            V2023 | String(x)                         | "RetryError: m"
            V2021 | x.name                            | "Error"
            V2023 | x.name                            | "RetryError"
            V2021 | Object.keys(x)                    | []
            V2023 | Object.keys(x)                    | ["_attempt","_maxAttempts","name"]
            V2021 | String(new RetryError())          | "Error"
            V2023 | String(new RetryError())          | "RetryError"
            V2021 | 'nameWithAttempts' in x           | false
            V2023 | x.nameWithAttempts                | "RetryError"
            V2023 | (x._attempt = 1, x._maxAttempts = 5, String(x)) | "RetryError (attempt 1/5): m"
            V2021 | x instanceof Error                | false
            V2023 | x instanceof Error                | false
            V2021 | x instanceof RetryError           | true
            V2021 | RetryError === R                  | true
            V2023 | RetryError === R                  | true
            V2021 | new (class M extends R {})('a') instanceof RetryError | true
            V2021 | x.message                         | "m"
            V2021 | new RetryError().message          | ""
            V2023 | JSON.stringify(x)                 | `"{\\"name\\":\\"RetryError\\"}"`
            V2021 | JSON.stringify(x)                 | "{}"
            V2021 | RetryError.name                   | "RetryError"
            """)
    void is_the_class_of_its_time(ServerProfile profile, String expression, String expected) {
        String source = "import { RetryError as R } from '@posthog/plugin-scaffold';"
                + "export function processEvent(e) { const x = new RetryError('m'); e.properties.result = JSON.stringify("
                + expression + "); return e }";

        assertThat(result(profile, source)).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            V2021 | Script execution timed out after promise waited for 1 second | false | "function Promise() { [native code] }" | ["name","caller"]
            V2023 | Script execution timed out after promise waited for 1 second (P, name: await on line 1:45, pluginConfigId: 39) | true | "await on line 1:45" | ["_attempt","_maxAttempts","name","caller","pluginConfig"]
            """)
    void a_time_out_is_a_retry_error_since_2022(
            ServerProfile profile, String message, boolean isRetryError, String caller, String keys) {
        assertThat(result(profile, TIMES_OUT))
                .isEqualTo("[\"" + message + "\",\"TimeoutError\"," + isRetryError + ",false," + caller + "," + keys
                        + ",\"TimeoutError: " + message + "\"]");
    }

    @ParameterizedTest
    @CsvSource({"V2021, Error", "V2023, RetryError"})
    void is_recorded_under_its_name(ServerProfile profile, String name) {
        try (PluginRuntime runtime = runtime(profile)) {
            Plugin plugin = Plugins.load(runtime, "export function processEvent() { throw new RetryError('m') }");

            runtime.chain(plugin).processEvent(Plugins.event());

            assertThat(plugin.errors())
                    .singleElement()
                    .returns(name, PluginError::name)
                    .returns("m", PluginError::message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "export function processEvent() { return new Promise(() => {}) }, processEvent",
        "export function processEvent(e) { return new Promise(() => {}).then(() => e) }, undefined",
    })
    void time_outs_of_2021_name_no_place(String source, String caller) {
        try (PluginRuntime runtime = runtime(ServerProfile.V2021)) {
            Plugin plugin = Plugins.load(runtime, source);

            runtime.chain(plugin).processEvent(Plugins.event());

            assertThat(plugin.errors())
                    .singleElement()
                    .hasToString("TimeoutError: Script execution timed out after promise waited for 1 second");
        }
    }
}
