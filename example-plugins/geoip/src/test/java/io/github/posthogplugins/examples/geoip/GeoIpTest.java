package io.github.posthogplugins.examples.geoip;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.PluginContractTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database holds places of our own; see {@code src/test/mmdb}. */
@PluginTest
class GeoIpTest implements PluginContractTests {

    private static final Path DATABASE = Path.of("src/test/resources/test-city.mmdb");
    private static final String CLEVELAND = "12.87.118.5";
    private static final String LYON = "2a01:cb00::1";
    private static final String SOMEWHERE_IN_GERMANY = "85.88.1.1";

    @BeforeEach
    void open_the_database(PluginTestEnvironment environment) {
        environment.withGeoIpDatabase(DATABASE);
    }

    private static PluginEvent from(String ip) {
        return TestEvents.pageview().withIp(ip);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> personProperties(PluginEvent event, String kind) {
        return (Map<String, Object>) event.fields().getOrDefault(kind, Map.of());
    }

    @Nested
    class Events {

        @Test
        void get_the_place_of_their_address(PluginUnderTest plugin) {
            assertThat(plugin.process(from(CLEVELAND)))
                    .hasNoErrors()
                    .hasProperty("$geoip_city_name", "Cleveland")
                    .hasProperty("$geoip_country_code", "US")
                    .hasProperty("$geoip_country_name", "United States")
                    .hasProperty("$geoip_continent_code", "NA")
                    .hasProperty("$geoip_continent_name", "North America")
                    .hasProperty("$geoip_postal_code", "44102")
                    .hasProperty("$geoip_latitude", 41.4767)
                    .hasProperty("$geoip_longitude", -81.7317)
                    .hasProperty("$geoip_accuracy_radius", 20)
                    .hasProperty("$geoip_time_zone", "America/New_York")
                    .hasProperty("$geoip_subdivision_1_code", "OH")
                    .hasProperty("$geoip_subdivision_1_name", "Ohio")
                    .doesNotHaveProperty("$geoip_subdivision_2_code");
        }

        @ParameterizedTest
        @CsvSource({
            "81.2.69.142, London",
            "1.128.0.7, Sydney",
            "177.16.0.1, São Paulo",
            "41.13.0.1, Cape Town",
            "2001:218::5, Tokyo",
            "2a01:cb00::1, Lyon"
        })
        void get_cities_all_over_the_world(String ip, String city, PluginUnderTest plugin) {
            assertThat(plugin.process(from(ip))).hasProperty("$geoip_city_name", city);
        }

        @Test
        void get_both_subdivisions(PluginUnderTest plugin) {
            assertThat(plugin.process(from(LYON)))
                    .hasProperty("$geoip_subdivision_1_name", "Auvergne-Rhône-Alpes")
                    .hasProperty("$geoip_subdivision_2_code", "69")
                    .hasProperty("$geoip_subdivision_2_name", "Rhône");
        }

        @Test
        void get_only_what_is_known(PluginUnderTest plugin) {
            assertThat(plugin.process(from(SOMEWHERE_IN_GERMANY)))
                    .hasProperty("$geoip_country_name", "Germany")
                    .doesNotHaveProperty("$geoip_city_name")
                    .doesNotHaveProperty("$geoip_latitude")
                    .doesNotHaveProperty("$geoip_subdivision_1_code");
        }

        @ParameterizedTest
        @NullAndEmptySource
        void without_an_address_of_their_own_get_the_place_of_the_property(String ip, PluginUnderTest plugin) {
            PluginEvent event = from(ip).withProperty("$ip", CLEVELAND);

            assertThat(plugin.process(event)).hasProperty("$geoip_city_name", "Cleveland");
        }

        @Test
        void prefer_their_own_address_to_the_property(PluginUnderTest plugin) {
            PluginEvent event = from(LYON).withProperty("$ip", CLEVELAND);

            assertThat(plugin.process(event)).hasProperty("$geoip_city_name", "Lyon");
        }

        @Test
        void without_properties_get_some(PluginUnderTest plugin) {
            assertThat(plugin.process(from(CLEVELAND).without("properties"))).hasProperty("$geoip_country_code", "US");
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"10.0.0.1", "::1", "localhost", "12.87.118.5, 10.0.0.1", "not an address"})
        void from_nowhere_stay_as_they_are(String ip, PluginUnderTest plugin) {
            PluginEvent event = from(ip);

            assertThat(plugin.processEvent(event)).isKept().hasNoErrors().doesNotHaveProperty("$geoip_country_code");
            assertThat(plugin.processEvent(event).event().fields()).doesNotContainKeys("$set", "$set_once");
        }

        @Test
        void with_an_address_of_another_type_stay_as_they_are(PluginUnderTest plugin) {
            Stream.of(7, true, List.of(CLEVELAND), Map.of("v4", CLEVELAND))
                    .forEach(address -> assertThat(plugin.process(from(null).withProperty("$ip", address)))
                            .hasNoErrors()
                            .doesNotHaveProperty("$geoip_country_code"));
        }

        @Test
        void that_ask_for_it_are_left_alone(PluginUnderTest plugin) {
            PluginEvent event = from(CLEVELAND).withProperty("$geoip_disable", true);

            assertThat(plugin.process(event)).isKept().doesNotHaveProperty("$geoip_country_code");
        }

        @Test
        void are_kept_when_there_is_no_database(PluginUnderTest plugin, PluginTestEnvironment environment) {
            environment.withGeoIp(GeoIpLookup.unavailable());

            assertThat(plugin.process(from(CLEVELAND))).isKept().hasFailed("GeoIP");
            assertThat(plugin).failedWith("Error", "IP location capabilities are not available");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"city\": {}, \"subdivisions\": [{}]}",
                    "{\"country\": {\"names\": {\"ja\": \"日本\"}}}"
                })
        void survive_records_with_holes(String record, PluginUnderTest plugin, PluginTestEnvironment environment) {
            environment.withGeoIp(ip -> Optional.of(record));

            assertThat(plugin.process(from(CLEVELAND))).isKept().hasNoErrors().doesNotHaveProperty("$geoip_city_name");
        }
    }

    @Nested
    class Persons {

        @Test
        void get_their_latest_and_their_first_place(PluginUnderTest plugin) {
            PluginEvent event = plugin.processEvent(from(CLEVELAND)).event();

            assertThat(personProperties(event, "$set"))
                    .containsEntry("$geoip_city_name", "Cleveland")
                    .containsEntry("$geoip_subdivision_1_code", "OH");
            assertThat(personProperties(event, "$set_once"))
                    .containsEntry("$initial_geoip_city_name", "Cleveland")
                    .containsEntry("$initial_geoip_latitude", 41.4767);
        }

        @Test
        void lose_the_parts_of_an_older_place_that_this_one_does_not_have(PluginUnderTest plugin) {
            PluginEvent event = plugin.processEvent(from(SOMEWHERE_IN_GERMANY)).event();

            assertThat(personProperties(event, "$set"))
                    .containsEntry("$geoip_country_code", "DE")
                    .containsEntry("$geoip_city_name", null)
                    .containsEntry("$geoip_subdivision_2_name", null);
        }

        @Test
        void keep_what_the_event_sets_itself(PluginUnderTest plugin) {
            PluginEvent event = TestEvents.identify()
                    .withIp(CLEVELAND)
                    .with("$set", Map.of("email", "ada@example.com", "$geoip_city_name", "Akron"))
                    .with("$set_once", Map.of("$initial_geoip_city_name", "Dayton"));

            PluginEvent processed = plugin.processEvent(event).event();

            assertThat(personProperties(processed, "$set"))
                    .containsEntry("email", "ada@example.com")
                    .containsEntry("$geoip_city_name", "Akron")
                    .containsEntry("$geoip_country_code", "US");
            assertThat(personProperties(processed, "$set_once")).containsEntry("$initial_geoip_city_name", "Dayton");
        }

        @Test
        void get_nothing_if_the_config_says_so(PluginUnderTest plugin) {
            PluginEvent event = plugin.configure("personProperties", "Don't set")
                    .processEvent(from(CLEVELAND))
                    .event();

            assertThat(event).hasProperty("$geoip_city_name", "Cleveland");
            assertThat(event.fields()).doesNotContainKeys("$set", "$set_once");
        }
    }
}
