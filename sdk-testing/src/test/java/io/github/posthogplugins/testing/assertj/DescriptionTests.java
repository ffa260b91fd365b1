package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

/** What AssertJ lets a test say before an assertion. */
class DescriptionTests extends EnvironmentTestBase {

    private final PluginUnderTest plugin = environment.plugin("export const processEvent = event => event");

    @Test
    void descriptions_may_have_lines_and_percent_signs() {
        assertThatThrownBy(() -> assertThat(plugin).as("100 %\nof it").logs().contains("100 %"))
                .hasMessage("""
                    [100 %
                    of it] Expecting the log to contain
                      100 %
                    but it contains
                      (none)\
                    """);
    }

    @Test
    void a_message_of_the_test_replaces_ours() {
        assertThatThrownBy(() -> assertThat(plugin.process(TestEvents.pageview()))
                        .overridingErrorMessage("bots must be dropped")
                        .isDropped())
                .hasMessage("bots must be dropped");
        assertThatThrownBy(() ->
                        assertThat(plugin).withFailMessage("no %s", "sweep").queuedJob("sweep"))
                .hasMessage("no sweep");
        assertThatThrownBy(() ->
                        assertThat(plugin).withFailMessage("silent").logs().contains("hello"))
                .hasMessage("silent");
    }
}
