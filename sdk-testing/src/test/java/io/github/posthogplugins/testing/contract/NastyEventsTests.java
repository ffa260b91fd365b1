package io.github.posthogplugins.testing.contract;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@PluginTest("src/test/plugins/hello-world")
class NastyEventsTests {

    static Stream<SampleEvent> all() {
        return NastyEvents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void are_events_of_the_team_in_json(SampleEvent sample) {
        PluginEvent event = PluginEvent.fromJson(sample.event().toJson());

        assertThat(event.teamId()).hasValue(1);
        assertThat(event.fields()).isEqualTo(sample.event().fields());
    }

    @ParameterizedTest
    @MethodSource("all")
    void get_through_a_plugin_that_touches_nothing_nasty(SampleEvent sample, PluginUnderTest plugin) {
        assertThat(plugin.process(sample.event())).isKept().hasNoErrors();
    }

    @Test
    void are_many_and_have_names_of_their_own() {
        assertThat(all().map(SampleEvent::name)).hasSizeGreaterThanOrEqualTo(15).doesNotHaveDuplicates();
    }

    @Test
    void are_found_by_name() {
        assertThat(NastyEvents.named("no IP address").ip()).isEmpty();
        assertThatThrownBy(() -> NastyEvents.named("no such event"))
                .hasMessageStartingWith("There is no nasty event 'no such event'. Use one of\n  no properties\n");
    }
}
