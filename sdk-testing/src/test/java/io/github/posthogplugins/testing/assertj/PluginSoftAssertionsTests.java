package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertSoftly;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.catchThrowable;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.util.List;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class PluginSoftAssertionsTests extends EnvironmentTestBase {

    @InjectSoftAssertions
    private PluginSoftAssertions softly;

    private final PluginUnderTest plugin = environment.plugin("""
        export function processEvent(event) {
            console.log('hello')
            event.properties.greeting = 'hi'
            return event.event === 'bad' ? null : event
        }\
        """);

    private static List<String> failures(Throwable together) {
        return ((AssertJMultipleFailuresError) together)
                .getFailures().stream()
                        .map(failure -> failure.getMessage().replaceAll("\nat PluginSoftAssertionsTests.*", ""))
                        .toList();
    }

    @Test
    void are_injected_by_assertj() {
        softly.assertThat(plugin.process(TestEvents.custom("good")))
                .isKept()
                .hasProperty("greeting", "hi")
                .event()
                .hasName("good");
        softly.assertThat(plugin).isReady().logs().contains("hello").texts().hasSize(1);
        softly.assertThat(environment.http()).receivedNothing();
        softly.assertThat("AssertJ's own").startsWith("AssertJ");
    }

    @Test
    void collect_what_fails_before_and_after_going_on() {
        ChainResult result = plugin.process(TestEvents.custom("good"));

        Throwable together = catchThrowable(() -> assertSoftly(all -> {
            all.assertThat(result)
                    .as("first")
                    .isDropped()
                    .event()
                    .hasName("other")
                    .hasProperty("greeting", "ho");
            all.assertThat(plugin).logs().contains("bye").texts().as("texts").isEmpty();
            all.assertThat(result).step("inline").hasFailed().event().hasDistinctId("008");
        }));

        assertThat(failures(together))
                .hasSize(7)
                .startsWith(
                        "[first] Expecting the event to be dropped, but it was\n  kept",
                        "[first] Expecting the event to have the name\n  \"other\"\nbut it has\n  \"good\"")
                .endsWith("Expecting the event to have the distinct_id\n  \"008\"\nbut it has\n  \"007\"");
    }

    @Test
    void say_nothing_more_where_there_is_nothing_to_go_on_to() {
        ChainResult result = plugin.process(TestEvents.custom("bad"));

        Throwable together = catchThrowable(() -> assertSoftly(all -> {
            all.assertThat(result).event().hasName("any").hasProperty("greeting", "hi");
            all.assertThat(result).step("other").error().hasName("TypeError");
            all.assertThat(plugin).webhook().event().hasName("any");
        }));

        assertThat(failures(together)).hasSize(3).first().isEqualTo("""
            Expecting the event to be kept, but it was
              dropped by inline (1)\
            """);
    }

    @Test
    void count_a_property_of_a_dropped_event_once() {
        ChainResult result = plugin.process(TestEvents.custom("bad"));

        assertThatThrownBy(() -> assertSoftly(all -> all.assertThat(result).hasProperty("greeting", "hi")))
                .hasMessageContaining("Expecting the event to be kept")
                .hasMessageContaining("(1 failure)");
    }
}
