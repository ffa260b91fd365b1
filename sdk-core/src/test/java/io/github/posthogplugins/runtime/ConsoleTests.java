package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console of globals.md §3, with the probes of §8. */
class ConsoleTests {

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Plugin run(String statements) {
        Plugin plugin = Plugins.load(
                runtime,
                "class K { constructor() { this.a = 1 } };"
                        + "class T { toString() { return 'TT' } };"
                        + "export function processEvent(e) { " + statements + "; return e }");
        runtime.chain(plugin).processEvent(Plugins.event());
        return plugin;
    }

    private static List<String> messages(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == Source.CONSOLE)
                .map(LogEntry::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "'%s x', 'a', 5, null, undefined, true, 10n, Symbol('q') ~ %s x a 5 null undefined true 10 Symbol(q)",
                "[1,'a',{b:undefined},new Error('x'),new Date(0)] ~ [1,\"a\",{},{},\"1970-01-01T00:00:00.000Z\"]",
                "{a:{b:[1]},u:undefined,f(){}}, new K(), new T() ~ {\"a\":{\"b\":[1]}} {\"a\":1} TT",
                "new TypeError('tt'), new Map([[1,2]]), Promise.resolve(1), new URL('https://a.b/'), /x/g, new Date(NaN)"
                        + " ~ TypeError: tt [object Map] [object Promise] https://a.b/ /x/g Invalid Date",
                "new Set(), new RetryError('later') ~ [object Set] RetryError: later",
            })
    void formats_as_the_server(String arguments, String message) {
        assertThat(messages(run("console.log(" + arguments + ")"))).containsExactly(message);
    }

    @Test
    void without_arguments_it_logs_an_empty_line() {
        assertThat(messages(run("console.log()"))).containsExactly("");
    }

    @Test
    void has_five_methods_that_return_promises() {
        Plugin plugin = run("for (const m of ['debug', 'log', 'info', 'warn', 'error']) console[m](m);"
                + "console.log(Object.keys(console), console.log('x') instanceof Promise, console.table)");

        assertThat(plugin.logs().stream().filter(entry -> entry.source() == Source.CONSOLE))
                .extracting(LogEntry::level)
                .startsWith(Level.DEBUG, Level.LOG, Level.INFO, Level.WARN, Level.ERROR);
        assertThat(messages(plugin)).last().isEqualTo("[\"debug\",\"error\",\"info\",\"log\",\"warn\"] true undefined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"const c = {}; c.c = c; console.log(c)", "console.log(Object.create(null))"})
    void what_can_not_be_formatted_is_an_unhandled_rejection_and_no_log_line(String statements) {
        Plugin plugin = run(statements);

        assertThat(messages(plugin)).isEmpty();
        assertThat(plugin.errors()).singleElement().satisfies(error -> assertThat(error.name())
                .isEqualTo("TypeError"));
    }

    @Test
    void can_not_be_replaced() {
        assertThat(messages(run("console = null; console.log = null; console.log('still here')")))
                .containsExactly("still here");
    }

    @Test
    void very_long_messages_are_dropped() {
        assertThat(messages(run("console.log('x'.repeat(50001)); console.log('y'.repeat(50000))")))
                .singleElement()
                .satisfies(message -> assertThat(message).startsWith("yyy"));
    }
}
