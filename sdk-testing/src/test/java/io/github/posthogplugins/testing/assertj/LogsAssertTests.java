package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogsAssertTests extends EnvironmentTestBase {

    private final PluginUnderTest plugin = environment.plugin("""
        export function processEvent(event) {
            console.log('first', { a: 1 })
            console.warn('second\\nline')
            console.error('third')
            return event
        }\
        """);

    @BeforeEach
    void process() {
        plugin.process(TestEvents.pageview());
    }

    @Test
    void passes_for_what_was_logged() {
        assertThat(plugin)
                .logs()
                .hasSize(3)
                .contains("\"a\":1")
                .contains(Level.WARN, "second")
                .containsInOrder("first", "third")
                .doesNotContain("fourth");
        assertThat(plugin).logs().atLevel(Level.ERROR).hasSize(1).contains("third");
        assertThat(plugin).logs().atLevel(Level.INFO).isEmpty();
        assertThat(plugin).logs().texts().last().isEqualTo("third");
    }

    @Test
    void shows_the_log_with_its_levels() {
        String log = "\n  LOG first {\"a\":1}\n  WARN second\n  line\n  ERROR third";

        assertFails(
                () -> assertThat(plugin).logs().contains("fourth"),
                "Expecting the log to contain\n  fourth\nbut it contains" + log);
        assertFails(
                () -> assertThat(plugin).logs().contains(Level.LOG, "third"),
                "Expecting the log to contain\n  LOG third\nbut it contains" + log);
        assertFails(
                () -> assertThat(plugin).logs().doesNotContain("first"),
                "Expecting the log not to contain\n  first\nbut it contains" + log);
        assertFails(
                () -> assertThat(plugin).logs().hasSize(2), "Expecting the log to have 2 lines, but it has 3" + log);
        assertFails(() -> assertThat(plugin).logs().isEmpty(), "Expecting the log to be empty, but it contains" + log);
    }

    @Test
    void says_what_comes_too_early() {
        assertFails(() -> assertThat(plugin).logs().containsInOrder("third", "first"), """
            Expecting the log to contain in this order
              third
              first
            but where
              first
            was next, it has only
              LOG first {"a":1}
              WARN second
              line
              ERROR third\
            """);
    }

    @Test
    void keeps_to_a_level() {
        assertFails(() -> assertThat(plugin).logs().atLevel(Level.ERROR).contains("first"), """
            Expecting the log to contain
              first
            but it contains
              ERROR third\
            """);
    }
}
