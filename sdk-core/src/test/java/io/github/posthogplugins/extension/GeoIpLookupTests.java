package io.github.posthogplugins.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database is the one of the geoip example; a script beside it there writes it. */
class GeoIpLookupTests {

    private static final Path DATABASE = Path.of("src/test/resources/test-city.mmdb");

    private final GeoIpLookup lookup = GeoIpLookup.ofDatabase(DATABASE);

    private JsonNode locate(String ip) throws IOException {
        return JsonMapper.builder().build().readTree(lookup.locate(ip).orElseThrow());
    }

    @Test
    void returns_the_record_in_the_shape_of_the_node_library() throws IOException {
        assertThat(locate("12.87.118.5")).isEqualTo(JsonMapper.builder().build().readTree("""
                {"continent": {"code": "NA", "geonameId": 6255149, "names":
                     {"en": "North America", "de": "Nordamerika", "fr": "Amérique du Nord"}},
                 "country": {"isoCode": "US", "geonameId": 6252001, "names":
                     {"en": "United States", "de": "USA", "fr": "États Unis"}},
                 "registeredCountry": {"isoCode": "US", "geonameId": 6252001, "isInEuropeanUnion": false, "names":
                     {"en": "United States", "de": "USA", "fr": "États Unis"}},
                 "subdivisions": [{"isoCode": "OH", "geonameId": 5165418, "names": {"en": "Ohio"}}],
                 "city": {"geonameId": 5150529, "names": {"en": "Cleveland"}},
                 "postal": {"code": "44102"},
                 "location": {"latitude": 41.4767, "longitude": -81.7317, "accuracyRadius": 20, "metroCode": 510,
                     "timeZone": "America/New_York"},
                 "traits": {"ipAddress": "12.87.118.5", "network": "12.87.118.0/24", "isAnonymous": false,
                     "isAnonymousProxy": false, "isAnonymousVpn": false, "isHostingProvider": false,
                     "isLegitimateProxy": false, "isPublicProxy": false, "isResidentialProxy": false,
                     "isSatelliteProvider": false, "isTorExitNode": false}}"""));
    }

    @Test
    void leaves_out_what_is_not_known() throws IOException {
        assertThat(locate("85.88.1.1").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("continent", "country", "registeredCountry", "traits");
    }

    @Test
    void keeps_languages_as_they_are() throws IOException {
        assertThat(locate("177.16.0.1").at("/city/names/pt-BR").asText()).isEqualTo("São Paulo");
    }

    @Test
    void knows_which_countries_are_in_the_european_union() throws IOException {
        assertThat(locate("85.88.1.1").at("/country/isInEuropeanUnion").asBoolean())
                .isTrue();
        assertThat(locate("12.87.118.5").at("/country").has("isInEuropeanUnion"))
                .isFalse();
    }

    @Test
    void returns_subdivisions_from_the_largest_to_the_smallest() throws IOException {
        assertThat(locate("2a01:cb00::1").path("subdivisions").findValuesAsText("isoCode"))
                .containsExactly("ARA", "69");
    }

    @ParameterizedTest
    @CsvSource({
        "2a01:cb00::1, Lyon, 2a01:cb00::/32",
        "2001:218:0:0:0:0:0:5, Tokyo, 2001:218::/32",
        "2001:0218::5, Tokyo, 2001:218::/32",
        "::ffff:12.87.118.5, Cleveland, 12.87.118.0/24",
        "81.2.69.143, London, 81.2.69.142/31"
    })
    void finds_addresses_in_all_spellings(String ip, String city, String network) throws IOException {
        JsonNode record = locate(ip);

        assertThat(record.at("/city/names/en").asText()).isEqualTo(city);
        assertThat(record.at("/traits/network").asText()).isEqualTo(network);
        assertThat(record.at("/traits/ipAddress").asText()).isEqualTo(ip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1", "127.0.0.1", "81.2.69.144", "0.0.0.0", "255.255.255.255", "::", "::1", "fe80::1"})
    void finds_nothing_for_addresses_that_are_not_in_the_database(String ip) {
        assertThat(lookup.locate(ip)).isEmpty();
    }

    /** Each of them would be a question to a name server, or another address in disguise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "a.b",
                "dead.beef",
                "example.com",
                "12.87.118.5 ",
                " 12.87.118.5",
                "12.87.118.5\n",
                "12.87.118.256",
                "300.1.1.1",
                "12.87.118",
                "12.5731845",
                "207058437",
                "012.087.118.005",
                "12.87.118.5.",
                "12.87.118.5.1",
                "0x0c.0x57.0x76.0x05",
                "1..2.3",
                "....",
                "12.87.118.5:80",
                ":",
                ":::",
                "1:2",
                "face:b00c",
                "2a01:cb00::zz",
                "fe80::1%eth0",
                "[2a01:cb00::1]",
                "2a01:cb00::1/32",
                "undefined",
                "null",
                "[object Object]",
                "１２.８７.１１８.５"
            })
    void finds_nothing_for_what_is_no_address(String ip) {
        assertThat(lookup.locate(ip)).isEmpty();
    }

    @Test
    void says_what_the_server_says_without_a_database() {
        assertThatThrownBy(() -> GeoIpLookup.unavailable().locate("12.87.118.5"))
                .isInstanceOf(ExtensionException.class)
                .hasMessage("IP location capabilities are not available in this PostHog instance!");
    }

    @Nested
    class FilesThatAreNone {

        @TempDir
        private Path folder;

        private Path file(String name, byte[] contents) throws IOException {
            return Files.write(folder.resolve(name), contents);
        }

        @Test
        void a_file_that_does_not_exist_is_refused() {
            assertThatThrownBy(() -> GeoIpLookup.ofDatabase(Path.of("missing.mmdb")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The GeoIP database 'missing.mmdb' does not exist. Check the path, which starts at '%s' if it"
                                    + " is relative.",
                            Path.of("").toAbsolutePath());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "not a database"})
        void a_file_of_another_format_is_refused(String contents) throws IOException {
            Path file = file("city.mmdb", contents.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> GeoIpLookup.ofDatabase(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'%s' is no MaxMind database. Pass a MaxMind City file (.mmdb).", file);
        }

        @Test
        void a_database_of_another_type_is_refused() throws IOException {
            byte[] bytes = Files.readAllBytes(DATABASE);
            Path file = file("asn.mmdb", replace(bytes, "GeoLite2-City", "GeoLite2-Asn!"));

            assertThatThrownBy(() -> GeoIpLookup.ofDatabase(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "'%s' is a MaxMind database of type 'GeoLite2-Asn!'. Pass a MaxMind City file (.mmdb).",
                            file);
        }

        @Test
        void a_folder_is_refused() {
            assertThatThrownBy(() -> GeoIpLookup.ofDatabase(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The GeoIP database '%s' can't be read: Is a directory. Pass a MaxMind City file (.mmdb).",
                            folder);
        }

        private static byte[] replace(byte[] bytes, String old, String replacement) {
            return new String(bytes, StandardCharsets.ISO_8859_1)
                    .replace(old, replacement)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
