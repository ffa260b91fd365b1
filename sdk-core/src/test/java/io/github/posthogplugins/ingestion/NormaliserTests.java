package io.github.posthogplugins.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** event.md §2.1. */
class NormaliserTests {

    private static PluginEvent normalised(ServerProfile profile, PluginEvent event) {
        Draft draft = Draft.of(event);
        new Normaliser(profile).normalise(draft);
        return draft.toEvent();
    }

    private static String normalised(ServerProfile profile, String json) {
        return normalised(profile, PluginEvent.fromJson(json)).toJson();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "V2023      | 'u1'      | 'u1'",
                "V2023      | 5         | '5'",
                "V2023      | 1.5       | '1.5'",
                "V2023      | 1e21      | '1e+21'",
                "V2023      | true      | 'true'",
                "V2023      | [1,null]  | '1,'",
                "V2023      | {}        | '[object Object]'",
                "V2023      | 'a\\u0000' | 'a\\u0000'",
                "CLOUD_2024 | 'a\\u0000' | 'a\uFFFD'",
                "CLOUD_2024 | null      | 'null'",
            })
    void the_distinct_id_becomes_a_string(ServerProfile profile, String id, String expected) {
        PluginEvent event = PluginEvent.fromJson(("{'distinct_id': " + id + "}").replace('\'', '"'));

        assertThat(normalised(profile, event).field("distinct_id"))
                .isEqualTo(PluginEvent.fromJson(("{'id': " + expected + "}").replace('\'', '"'))
                        .field("id"));
    }

    @Test
    void a_missing_distinct_id_stays_so_until_late_2024() {
        assertThat(normalised(ServerProfile.V2023, "{\"distinct_id\":null}")).isEqualTo("{\"properties\":{}}");
        assertThat(normalised(ServerProfile.CLOUD_2024, "{}"))
                .isEqualTo("{\"distinct_id\":\"undefined\",\"properties\":{},\"ip\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"properties\":null}"})
    void properties_are_always_an_object(String json) {
        assertThat(normalised(ServerProfile.V2023, json)).isEqualTo("{\"properties\":{}}");
    }

    @Test
    void set_and_set_once_are_merged_the_top_level_winning_and_staying() {
        assertThat(normalised(
                        ServerProfile.V2023,
                        "{\"$set\":{\"a\":1},\"$set_once\":{\"c\":3},\"properties\":{\"$set\":{\"a\":0,\"b\":2}}}"))
                .isEqualTo("{\"$set\":{\"a\":1},\"$set_once\":{\"c\":3},"
                        + "\"properties\":{\"$set\":{\"a\":1,\"b\":2},\"$set_once\":{\"c\":3}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // campaigns and initial values
                "V2023      | {'utm_source':'x'} | {'utm_source':'x','$set':{'utm_source':'x'},'$set_once':{'$initial_utm_source':'x'}}",
                "V2023      | {'$browser':'B'} | {'$browser':'B','$set_once':{'$initial_browser':'B'}}",
                "CLOUD_2024 | {'$browser':'B'} | {'$browser':'B','$set':{'$browser':'B'},'$set_once':{'$initial_browser':'B'}}",
                // keys of late 2024 only
                "V2023      | {'gad_source':'1','$app_name':'A'} | {'gad_source':'1','$app_name':'A'}",
                "CLOUD_2024 | {'gad_source':'1'} | {'gad_source':'1','$set':{'gad_source':'1'},'$set_once':{'$initial_gad_source':'1'}}",
                // who wins
                "V2023      | {'gclid':'new','$set':{'gclid':'old'}} | {'gclid':'new','$set':{'gclid':'new'},'$set_once':{'$initial_gclid':'new'}}",
                "CLOUD_2024 | {'gclid':'new','$set':{'gclid':'old'}} | {'gclid':'new','$set':{'gclid':'old'},'$set_once':{'$initial_gclid':'new'}}",
                "V2023      | {'$os':'new','$set_once':{'$initial_os':'old'}} | {'$os':'new','$set_once':{'$initial_os':'new'}}",
                "CLOUD_2024 | {'$os':'new','$set_once':{'$initial_os':'old'}} | {'$os':'new','$set_once':{'$initial_os':'old'},'$set':{'$os':'new'}}",
                // $os_name
                "V2023      | {'$os_name':'iOS'} | {'$os_name':'iOS'}",
                "CLOUD_2024 | {'$os_name':'iOS'} | {'$os_name':'iOS','$set':{'$os':'iOS'},'$set_once':{'$initial_os':'iOS'},'$os':'iOS'}",
                "CLOUD_2024 | {'$os_name':'iOS','$os':'X'} | {'$os_name':'iOS','$os':'X','$set':{'$os':'X'},'$set_once':{'$initial_os':'X'}}",
                // nothing to copy
                "V2023      | {'a':1} | {'a':1}",
                "CLOUD_2024 | {'a':1} | {'a':1}",
            })
    void what_an_event_says_of_its_person_is_copied(ServerProfile profile, String properties, String expected) {
        PluginEvent event = PluginEvent.fromJson(("{'event':'e','properties':" + properties + "}").replace('\'', '"'));

        assertThat(normalised(profile, event).properties())
                .isEqualTo(PluginEvent.fromJson(expected.replace('\'', '"')).fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$snapshot", "$performance_event"})
    void recordings_are_not_enriched(String name) {
        PluginEvent event = PluginEvent.named(name).withProperty("utm_source", "x");

        assertThat(normalised(ServerProfile.V2023, event).hasProperty("$set")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "V2023      | {'ip':'1.2.3.4'} | {'ip':'1.2.3.4','properties':{}}",
                "CLOUD_2024 | {'ip':'1.2.3.4'} | {'ip':null,'properties':{'$ip':'1.2.3.4'}}",
                "CLOUD_2024 | {'ip':'1.2.3.4','properties':{'$ip':'5.6.7.8'}} | {'ip':null,'properties':{'$ip':'5.6.7.8'}}",
                "CLOUD_2024 | {'ip':'1.2.3.4','properties':{'$ip':''}} | {'ip':null,'properties':{'$ip':'1.2.3.4'}}",
                "CLOUD_2024 | {'ip':''} | {'ip':null,'properties':{}}",
                "V2023      | {'sent_at':'s'} | {'sent_at':'s','properties':{}}",
                "CLOUD_2024 | {'sent_at':'s'} | {'sent_at':'s','properties':{'$sent_at':'s'},'ip':null}",
                "CLOUD_2024 | {'sent_at':''} | {'sent_at':'','properties':{},'ip':null}",
            })
    void late_2024_moves_the_address_and_copies_the_time_of_sending(
            ServerProfile profile, String json, String expected) {
        PluginEvent event = PluginEvent.fromJson(json.replace('\'', '"')).withDistinctId("u");

        assertThat(normalised(profile, event))
                .isEqualTo(PluginEvent.fromJson(expected.replace('\'', '"')).withDistinctId("u"));
    }

    @Test
    void an_event_that_needs_nothing_keeps_its_spelling() {
        String json = "{ \"distinct_id\": \"u\", \"properties\": {\"price\": 1.50} }";

        assertThat(normalised(ServerProfile.V2023, json)).isEqualTo(json);
    }
}
