package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.ExtensionException;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the generations of the server differ in {@code meta}: meta.md §5 and §9. */
class MetaProfileTests {

    private static final Path DATABASE = Path.of("src/test/resources/test-city.mmdb");

    private static @Nullable Object eval(ServerProfile profile, GeoIpLookup geoIp, String statements) {
        try (PluginRuntime runtime = PluginRuntime.builder()
                .withClock(VirtualClock.create())
                .withProfile(profile)
                .withGeoIp(geoIp)
                .build()) {
            return new MetaProbe(runtime).eval(statements);
        }
    }

    private static @Nullable Object eval(ServerProfile profile, String statements) {
        return eval(profile, GeoIpLookup.unavailable(), statements);
    }

    @ParameterizedTest
    @EnumSource(
            value = ServerProfile.class,
            names = {"V2023", "CLOUD_2024"})
    void keys_are_in_the_servers_order(ServerProfile profile) {
        assertThat(eval(profile, "return Object.keys(meta)"))
                .isEqualTo(List.of("cache", "config", "attachments", "storage", "geoip", "jobs", "utils", "global"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2021 | return await cache.get('missing', 5) | null",
                "V2021 | return (await cache.get('missing')) === null | true",
                "V2021 | return await cache.get('missing', 5, {jsonSerialize: false}) | null",
                "V2023 | return await cache.get('missing', 5) | 5",
                "V2023 | return (await cache.get('missing')) === undefined | true",
                "CLOUD_2024 | return await cache.get('missing', 5) | 5",
            })
    void the_default_of_the_cache_is_honoured_since_2022(ServerProfile profile, String statements, String result) {
        assertThat(String.valueOf(eval(profile, statements))).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2021 | Error: IP location capabilities are not available in this PostHog instance!",
                "V2023 | Error: IP location capabilities are not available in this PostHog instance!",
                "CLOUD_2024 | geoip database is not ready",
            })
    void a_missing_database_is_reported_as_the_server_does(ServerProfile profile, String error) {
        assertThat(eval(profile, "await geoip.locate('12.87.118.5')")).isEqualTo(error);
        assertThat(eval(profile, "try { await geoip.locate('12.87.118.5') } catch (e) { return typeof e }"))
                .isEqualTo(profile == ServerProfile.CLOUD_2024 ? "string" : "object");
    }

    @ParameterizedTest
    @EnumSource(ServerProfile.class)
    void a_lookup_that_fails_finds_nothing(ServerProfile profile) {
        GeoIpLookup broken = ip -> {
            throw new IllegalStateException("The disk is gone");
        };

        assertThat(eval(profile, broken, "return await geoip.locate('1.2.3.4')"))
                .isNull();
    }

    @Test
    void a_refusal_of_the_hosts_reaches_the_plugin_in_its_own_words() {
        GeoIpLookup slow = ip -> {
            throw new ExtensionException("Internal MMDB server connection timed out!");
        };

        assertThat(eval(ServerProfile.V2023, slow, "await geoip.locate('1.2.3.4')"))
                .isEqualTo("Error: Internal MMDB server connection timed out!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "null",
            value = {
                "'12.87.118.5' | Cleveland",
                "'2a01:cb00::1' | Lyon",
                "'2A01:CB00:0:0::1' | Lyon",
                "'177.16.0.1' | São Paulo",
                "'127.0.0.1' | null",
                "'::1' | null",
                "'' | null",
                "'not an address' | null",
                "'12.87.118' | null",
                "'12.87.118.256' | null",
                "'12.87.118.5 ' | null",
                "'12.87.118.5:80' | null",
                "'example.com' | null",
                "undefined | null",
                "null | null",
                "12 | null",
                "{} | null",
            })
    void any_argument_is_looked_up(String argument, @Nullable String city) {
        assertThat(eval(
                        ServerProfile.V2023,
                        GeoIpLookup.ofDatabase(DATABASE),
                        "const found = await geoip.locate(" + argument + ");"
                                + "return found && (found.city.names['pt-BR'] ?? found.city.names.en)"))
                .isEqualTo(city);
    }

    @Test
    void what_is_found_is_a_plain_object_of_the_plugins_own() {
        GeoIpLookup oslo = ip -> Optional.of("{\"city\":{\"names\":{\"en\":\"Oslo\"}}}");

        assertThat(eval(
                        ServerProfile.V2023,
                        oslo,
                        "const a = await geoip.locate('1.2.3.4'); a.city.added = 1;"
                                + "const b = await geoip.locate('1.2.3.4');"
                                + "return [a.constructor === Object, a.city.added, b.city.added === undefined]"))
                .isEqualTo(List.of(true, 1, true));
    }
}
