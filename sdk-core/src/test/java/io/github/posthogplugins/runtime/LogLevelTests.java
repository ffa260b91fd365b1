package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which log entries are kept, and in which form: globals.md §3. */
class LogLevelTests {

    private static final String LOGS = "export function processEvent(e) {"
            + "for (const m of ['debug', 'log', 'info', 'warn', 'error']) console[m]('x'); return e }";

    private static List<LogEntry> logs(ServerProfile profile, Integer level, String source) {
        try (PluginRuntime runtime = PluginRuntime.builder()
                .withClock(VirtualClock.create())
                .withProfile(profile)
                .build()) {
            PluginSpec spec = Plugins.source("P", source);
            Plugin plugin = runtime.load(level < 0 ? spec : spec.withLogLevel(level));
            runtime.chain(plugin).processEvent(Plugins.event());
            return plugin.logs();
        }
    }

    /** `S` stands for an entry about the plugin's life. */
    @ParameterizedTest
    @CsvSource({
        "V2021, -1, SDLIWE",
        "V2021, 3, SDLIWE",
        "V2023, -1, SSDLIWE",
        "V2023, 0, SSDLIWE",
        "V2023, 1, SSDIWE",
        "V2023, 2, SSDWE",
        "V2023, 3, SSE",
        "CLOUD_2024, -1, LIWE",
        "CLOUD_2024, 0, LIWE",
        "CLOUD_2024, 1, LIWE",
        "CLOUD_2024, 2, IWE",
        "CLOUD_2024, 3, WE",
        "CLOUD_2024, 4, E",
    })
    void keeps_what_the_server_keeps(ServerProfile profile, int level, String kept) {
        assertThat(logs(profile, level, LOGS).stream()
                        .map(entry -> entry.source() == LogEntry.Source.SYSTEM
                                ? "S"
                                : entry.level().name().substring(0, 1))
                        .collect(Collectors.joining()))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            foo \\ud83d bar       | foo \\ud83d\\ bar
            \\ude00\\ud83d        | \\ude00\\\\ud83d\\
            \\ud83d\\ude00        | \uD83D\uDE00
            """)
    void halves_of_characters_are_escaped_as_the_server_does(String text, String message) {
        assertThat(logs(
                        ServerProfile.V2021,
                        -1,
                        "export function processEvent(e) { console.log('" + text + "'); return e }"))
                .last()
                .extracting(LogEntry::message)
                .isEqualTo(message);
    }

    @Test
    void a_long_message_is_kept_in_2021() {
        String source = "export function processEvent(e) { console.log('x'.repeat(50001)); return e }";

        assertThat(logs(ServerProfile.V2021, -1, source)).last().satisfies(entry -> assertThat(entry.message())
                .hasSize(50_001));
    }
}
