package io.github.posthogplugins.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message of the queue: event.md §2. */
class EnvelopeTests {

    private static final String MESSAGE = "{\"distinct_id\":\"server\",\"ip\":\"\",\"site_url\":\"\",\"now\":\"n\","
            + "\"token\":\"t\",\"data\":\"{\\\"event\\\":\\\"e\\\",\\\"distinct_id\\\":\\\"client\\\",\\\"x\\\":1}\"}";

    private static PluginEvent opened(ServerProfile profile, String json) {
        return new Envelope(profile).open(PluginEvent.fromJson(json));
    }

    @Test
    void the_client_wins_in_2021() {
        assertThat(opened(ServerProfile.V2021, MESSAGE).toJson())
                .isEqualTo("{\"distinct_id\":\"client\",\"ip\":null,\"site_url\":null,\"now\":\"n\",\"token\":\"t\","
                        + "\"event\":\"e\",\"x\":1}");
    }

    @Test
    void the_server_wins_later() {
        assertThat(opened(ServerProfile.V2023, MESSAGE).toJson())
                .isEqualTo("{\"event\":\"e\",\"distinct_id\":\"server\",\"x\":1,\"ip\":null,\"site_url\":null,"
                        + "\"now\":\"n\",\"token\":\"t\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "V2021      | {'ip':'','site_url':''} | {'ip':null,'site_url':null}",
                "V2023      | {'ip':'','site_url':''} | {'ip':null,'site_url':null}",
                "CLOUD_2024 | {'ip':'','site_url':''} | {'ip':'','site_url':''}",
                "V2023      | {'event':'e'} | {'event':'e','site_url':null,'ip':null}",
                "V2023      | {'ip':'1.2.3.4','site_url':'s'} | {'ip':'1.2.3.4','site_url':'s'}",
                // 2021 does nothing else before the plugins
                "V2021      | {'distinct_id':5,'ip':'i','site_url':'s'} | {'distinct_id':'5','ip':'i','site_url':'s'}",
                "V2021      | {'$set':{'a':1},'ip':'i','site_url':'s'} | {'$set':{'a':1},'ip':'i','site_url':'s'}",
            })
    void addresses_without_content_are_null(ServerProfile profile, String json, String expected) {
        assertThat(opened(profile, json.replace('\'', '"'))).hasToString(expected.replace('\'', '"'));
    }
}
