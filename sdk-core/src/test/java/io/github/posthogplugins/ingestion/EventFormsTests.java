package io.github.posthogplugins.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored, and what listeners get of it: event.md §3, §6, §7. */
class EventFormsTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String ELEMENTS =
            "\"$elements\":[{\"tag_name\":\"a\",\"$el_text\":\"Go\"," + "\"attr__class\":\"y x\",\"nth_child\":1}]";

    private static EventForms forms(ServerProfile profile, String json) {
        return EventForms.of(PluginEvent.fromJson(json), profile, NOW);
    }

    private static String event(String properties) {
        return "{\"uuid\":\"u\",\"event\":\"e\",\"distinct_id\":5,\"team_id\":2,\"ip\":\"1.2.3.4\",\"site_url\":\"s\","
                + "\"now\":\"2024-01-01T00:00:00Z\",\"mine\":1,\"properties\":{" + properties + "}}";
    }

    @Test
    void only_the_servers_fields_are_stored() {
        assertThat(forms(ServerProfile.V2023, event("\"a\":1")).stored().toJson())
                .isEqualTo("{\"uuid\":\"u\",\"event\":\"e\",\"properties\":{\"a\":1,\"$ip\":\"1.2.3.4\"},"
                        + "\"timestamp\":\"2024-01-01T00:00:00.000Z\",\"team_id\":2,\"distinct_id\":\"5\","
                        + "\"elements_chain\":\"\"}");
    }

    @Test
    void listeners_get_a_processed_event() {
        assertThat(forms(ServerProfile.V2023, event("\"a\":1")).forListeners().toJson())
                .isEqualTo("{\"distinct_id\":\"5\",\"ip\":\"1.2.3.4\",\"team_id\":2,\"event\":\"e\",\"properties\":"
                        + "{\"a\":1,\"$ip\":\"1.2.3.4\"},\"timestamp\":\"2024-01-01T00:00:00.000Z\",\"uuid\":\"u\","
                        + "\"elements\":[]}");
    }

    @Test
    void listeners_of_late_2024_get_no_address() {
        assertThat(forms(ServerProfile.CLOUD_2024, event("\"a\":1"))
                        .forListeners()
                        .toJson())
                .isEqualTo("{\"distinct_id\":\"5\",\"ip\":null,\"team_id\":2,\"event\":\"e\",\"properties\":"
                        + "{\"a\":1,\"$ip\":\"1.2.3.4\"},\"timestamp\":\"2024-01-01T00:00:00.000Z\",\"uuid\":\"u\","
                        + "\"elements\":[]}");
    }

    @Test
    void listeners_of_2021_get_the_event_as_it_left_the_plugins() {
        EventForms forms = forms(ServerProfile.V2021, event("\"$set\":{\"a\":1}"));

        assertThat(forms.forListeners()).isSameAs(forms.left());
    }

    @Test
    void the_server_of_2021_merges_and_copies_when_it_stores() {
        PluginEvent stored = forms(
                        ServerProfile.V2021,
                        "{\"$set\":{\"a\":1},\"properties\":{\"utm_source\":\"x\",\"utm_name\":\"y\",\"$set\":{\"a\":0}}}")
                .stored();

        assertThat(stored.properties())
                .isEqualTo(PluginEvent.fromJson(
                                "{\"utm_source\":\"x\",\"utm_name\":\"y\","
                                        + "\"$set\":{\"a\":1,\"utm_source\":\"x\"},\"$set_once\":{\"$initial_utm_source\":\"x\"}}")
                        .fields());
    }

    @Test
    void set_and_set_once_are_shown_at_the_top_as_well() {
        PluginEvent event = forms(ServerProfile.V2023, "{\"$set\":{\"a\":1},\"properties\":{\"$set\":{\"b\":2}}}")
                .forListeners();

        assertThat(event.field("$set")).isEqualTo(Map.of("a", 1, "b", 2)).isEqualTo(event.property("$set"));
        assertThat(event.fields()).doesNotContainKey("$set_once");
    }

    @Test
    void an_address_of_the_properties_wins() {
        assertThat(forms(ServerProfile.V2023, event("\"$ip\":\"5.6.7.8\""))
                        .forListeners()
                        .ip())
                .contains("5.6.7.8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'event':'e'}           | e",
                "{'event':{'a':[1,'b']}} | {\"a\":[1,\"b\"]}",
                "{'event':5.0}           | 5",
                "{'event':null}          | null",
                "{'event':'\\ud83dx'}    | \\ud83d\\x",
            })
    void names_are_texts(String json, String name) {
        assertThat(forms(ServerProfile.V2023, json.replace('\'', '"')).stored().name())
                .isEqualTo(name);
    }

    @Test
    void names_end_after_200_characters() {
        assertThat(forms(ServerProfile.V2023, "{\"event\":\"" + "x".repeat(300) + "\"}")
                        .stored()
                        .name())
                .hasSize(200);
    }

    @Test
    void elements_leave_the_properties_and_come_back_as_the_database_has_them() {
        PluginEvent event = forms(ServerProfile.V2023, event(ELEMENTS)).forListeners();

        assertThat(event.hasProperty("$elements")).isFalse();
        assertThat(event.hasProperty("$elements_chain")).isFalse();
        assertThat(event.field("elements"))
                .isEqualTo(PluginEvent.fromJson("{\"e\":[{\"attributes\":{\"attr__class\":\"y x\"},\"order\":0,"
                                + "\"tag_name\":\"a\",\"attr_class\":\"y x\",\"nth_child\":1,\"nth_of_type\":0,"
                                + "\"text\":\"Go\",\"$el_text\":\"Go\"}]}")
                        .field("e"));
    }

    @Test
    void an_empty_list_of_elements_stays_until_late_2024() {
        String event = event("\"$elements\":[]");

        assertThat(forms(ServerProfile.V2023, event).stored().property("$elements"))
                .isEqualTo(List.of());
        assertThat(forms(ServerProfile.CLOUD_2024, event).stored().hasProperty("$elements"))
                .isFalse();
    }

    @Test
    void late_2024_prefers_the_chain_that_a_client_sends_and_shows_it() {
        EventForms forms =
                forms(ServerProfile.CLOUD_2024, event(ELEMENTS + ",\"$elements_chain\":\"div:text=\\\"t\\\"\""));

        assertThat(forms.stored().properties()).doesNotContainKeys("$elements", "$elements_chain");
        assertThat(forms.stored().field("elements_chain")).isEqualTo("div:text=\"t\"");
        assertThat(forms.forListeners().property("$elements_chain")).isEqualTo("div:text=\"t\"");
        assertThat(forms.forListeners().field("elements")).asString().contains("tag_name=div");
    }

    @Test
    void webhooks_are_composed_of_six_fields() {
        assertThat(forms(ServerProfile.V2023, event("\"$elements\":[{\"tag_name\":\"a\"}]"))
                        .forWebhooks()
                        .toJson())
                .isEqualTo("{\"uuid\":\"u\",\"event\":\"e\",\"team_id\":2,\"distinct_id\":\"5\",\"properties\":"
                        + "{\"$ip\":\"1.2.3.4\",\"$elements_chain\":\"a:nth-child=\\\"0\\\"nth-of-type=\\\"0\\\"\"},"
                        + "\"timestamp\":\"2024-01-01T00:00:00.000Z\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // event.md §2.2: what a plugin has taken away comes back
                "V2023      | {'$set':{'x':1},'properties':{}} | {'$set':{'x':1}}",
                "V2023      | {'properties':{'$set':{'x':1}}} | {'$set':{'x':1}}",
                "V2023      | {'properties':{'$current_url':'new','$set_once':{'$initial_current_url':'old'}}}"
                        + " | {'$current_url':'new','$set_once':{'$initial_current_url':'new'}}",
                "CLOUD_2024 | {'properties':{'$current_url':'new','$set':{'$current_url':'old'},'$set_once':{'$initial_current_url':'old'}}}"
                        + " | {'$current_url':'new','$set':{'$current_url':'old'},'$set_once':{'$initial_current_url':'old'}}",
                "V2023      | {'properties':{'$browser':'B','$set_once':{}}} | {'$browser':'B','$set_once':{'$initial_browser':'B'}}",
                "CLOUD_2024 | {'ip':'1.2.3.4','properties':{}} | {'$ip':'1.2.3.4'}",
                "CLOUD_2024 | {'ip':'1.2.3.4','properties':{'$ip':'5.6.7.8'}} | {'$ip':'5.6.7.8'}",
                "V2023      | {'a':1} | {}",
            })
    void events_are_normalised_once_more(ServerProfile profile, String left, String properties) {
        assertThat(forms(profile, left.replace('\'', '"')).normalised().properties())
                .isEqualTo(PluginEvent.fromJson(properties.replace('\'', '"')).fields());
    }
}
