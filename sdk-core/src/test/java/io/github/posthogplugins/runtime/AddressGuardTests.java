package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard of the cloud's fetch (globals.md §4), with names that only the test knows. */
class AddressGuardTests {

    private final RecordingHttp http = new RecordingHttp();
    private final List<String> asked = new ArrayList<>();

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        asked.add(host);
        return switch (host) {
            case "public.example" -> List.of(InetAddress.getByName("8.8.8.8"));
            case "internal.example" -> List.of(InetAddress.getByName("10.1.2.3"));
            case "both.example" -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.1.2.3"));
            case "nowhere.example" -> throw new UnknownHostException(host);
            default -> List.of(InetAddress.getByName(host));
        };
    }

    private @Nullable Object fetch(ServerProfile profile, String url) {
        try (PluginRuntime runtime = PluginRuntime.builder()
                .withProfile(profile)
                .withHttp(http)
                .withResolver(this::resolve)
                .build()) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "import { FetchError } from 'node-fetch'; export async function processEvent(e) {"
                            + "try { e.properties.result = (await fetch('" + url + "')).status } catch (error) {"
                            + "e.properties.result = [error.name, error.message, error.type ?? null, error instanceof FetchError] }"
                            + "return e }");
            return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://internal.example/, Internal hostname",
        "http://both.example/, Internal hostname",
        "http://nowhere.example/, Invalid hostname",
        "http://127.0.0.1:8000/, Internal hostname",
        "http://2130706433/, Internal hostname",
        "http://[::1]/, Invalid hostname",
        "ftp://public.example/, Scheme must be either HTTP or HTTPS",
        "mailto:a@b.c, No hostname",
        "/relative, Invalid URL",
    })
    void refuses_what_is_not_public(String url, String message) {
        assertThat(fetch(ServerProfile.CLOUD_2024, url))
                .isEqualTo(List.of("FetchError", message, "posthog-host-guard", true));
        assertThat(http.calls).isEmpty();
    }

    @Test
    void lets_through_what_is_public() {
        assertThat(fetch(ServerProfile.CLOUD_2024, "http://public.example/")).isEqualTo(200);
        assertThat(asked).containsExactly("public.example");
    }

    @Test
    void a_host_that_is_being_looked_up_keeps_a_virtual_clock_from_moving() {
        VirtualClock clock = VirtualClock.create();
        try (PluginRuntime runtime = PluginRuntime.builder()
                .withProfile(ServerProfile.CLOUD_2024)
                .withClock(clock)
                .withHttp(http)
                .withResolver(this::resolve)
                .build()) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "export async function processEvent(e) { for (let i = 0; i < 300; i++) {"
                            + "await fetch('http://public.example/') } return e }");

            assertThat(runtime.chain(plugin).processEvent(Plugins.event()).errors())
                    .isEmpty();
        }
        assertThat(http.calls).hasSize(300);
        assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
    }

    @Test
    void looks_at_every_hop() {
        http.redirecting("http://public.example/", "http://internal.example/");

        assertThat(fetch(ServerProfile.CLOUD_2024, "http://public.example/"))
                .isEqualTo(List.of("FetchError", "Internal hostname", "posthog-host-guard", true));
        assertThat(http.calls).hasSize(1);
    }

    @Test
    void the_servers_before_do_not_look() {
        assertThat(fetch(ServerProfile.V2023, "http://internal.example/")).isEqualTo(200);
        assertThat(fetch(ServerProfile.V2021, "http://127.0.0.1/")).isEqualTo(200);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.255.255.255", "169.254.169.254",
                        "172.16.0.1",
                "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.1",
                "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
            })
    void special_addresses_are_not_public(String address) {
        assertThat(fetch(ServerProfile.CLOUD_2024, "http://" + address + "/"))
                .isEqualTo(List.of("FetchError", "Internal hostname", "posthog-host-guard", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.169.0.1",
                "223.255.255.255",
            })
    void their_neighbours_are(String address) {
        assertThat(fetch(ServerProfile.CLOUD_2024, "http://" + address + "/")).isEqualTo(200);
    }
}
