package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestEventsTests {

    static Stream<PluginEvent> all() {
        return Stream.of(
                TestEvents.pageview(),
                TestEvents.identify(),
                TestEvents.autocapture(),
                TestEvents.groupIdentify(),
                TestEvents.applicationOpened(),
                TestEvents.screen(),
                TestEvents.snapshot(),
                TestEvents.exception(),
                TestEvents.custom("signed up"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void have_every_field_that_the_server_fills_in(PluginEvent event) {
        assertThat(event.fields())
                .containsKeys(
                        "uuid",
                        "event",
                        "distinct_id",
                        "team_id",
                        "ip",
                        "site_url",
                        "now",
                        "sent_at",
                        "timestamp",
                        "properties");
        assertThat(event).hasDistinctId("007");
        assertThat(event.teamId()).hasValue(1);
        assertThat(event.ip()).contains("12.87.118.0");
    }

    @Test
    void are_the_same_every_time() {
        assertThat(all().map(PluginEvent::toJson))
                .containsExactlyElementsOf(all().map(PluginEvent::toJson).toList());
    }

    @Test
    void have_forty_properties_on_a_pageview() {
        assertThat(TestEvents.pageview().properties()).hasSize(40);
        assertThat(TestEvents.pageview())
                .hasName("$pageview")
                .hasProperty("$current_url", "https://example.com/pricing");
    }

    @Test
    void set_person_properties_on_an_identify() {
        assertThat(TestEvents.identify()).hasName("$identify").hasPersonProperty("email", "test@example.com");
    }

    @Test
    void hold_elements_on_an_autocapture() {
        assertThat(TestEvents.autocapture().property("$elements"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void name_a_group_on_a_group_identify() {
        assertThat(TestEvents.groupIdentify()).hasProperty("$group_key", "acme").hasProperty("$group_set.name", "Acme");
    }

    @Test
    void come_from_phones() {
        assertThat(TestEvents.applicationOpened())
                .hasName("Application Opened")
                .hasProperty("$lib", "posthog-ios")
                .hasProperty("$os_name", "iOS");
        assertThat(TestEvents.screen())
                .hasName("$screen")
                .hasProperty("$lib", "posthog-android")
                .hasProperty("$screen_name", "Pricing");
    }

    @Test
    void record_a_session() {
        assertThat(TestEvents.snapshot().property("$snapshot_data"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void tell_of_an_exception() {
        assertThat(TestEvents.exception()).hasName("$exception").hasProperty("$exception_type", "TypeError");
    }
}
