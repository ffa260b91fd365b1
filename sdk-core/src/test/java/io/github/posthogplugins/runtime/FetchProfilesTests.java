package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs in fetch between the generations of the server (globals.md §4). */
class FetchProfilesTests {

    private final RecordingHttp http = new RecordingHttp();

    private @Nullable Object eval(ServerProfile profile, String statements) {
        try (PluginRuntime runtime = PluginRuntime.builder()
                .withProfile(profile)
                .withHttp(http)
                .withResolver(host -> List.of(InetAddress.getByName("1.1.1.1")))
                .build()) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "import nf, { Headers, Request, Response, FetchError, isRedirect } from 'node-fetch';"
                            + "export async function processEvent(e) {"
                            + "try { e.properties.result = await (async () => { " + statements + " })() }"
                            + "catch (error) { e.properties.result = String(error) } return e }");
            return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
        }
    }

    @Test
    void the_early_server_hands_out_node_fetch_itself() {
        assertThat(eval(
                        ServerProfile.V2021,
                        "return [fetch === nf, nf.default === nf, nf === require('node-fetch'), nf.Promise === Promise, nf.name,"
                                + "nf.length, Object.keys(nf).sort().join(), [Headers, Request, Response, FetchError, isRedirect]"
                                + ".map((member) => typeof member).join()]"))
                .isEqualTo(List.of(
                        true,
                        true,
                        true,
                        true,
                        "fetch",
                        2,
                        "FetchError,Headers,Promise,Request,Response,default,isRedirect",
                        "function,function,function,function,function"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ServerProfile.class,
            names = {"V2023", "CLOUD_2024"})
    void later_servers_have_two_members(ServerProfile profile) {
        assertThat(
                        eval(
                                profile,
                                "return [fetch === nf, nf === require('node-fetch'), Object.keys(nf).join(), [Headers, Request, Response,"
                                        + "FetchError, isRedirect, nf.default].map((member) => typeof member).join(), nf.length]"))
                .isEqualTo(List.of(
                        true,
                        true,
                        "isRedirect,FetchError",
                        "undefined,undefined,undefined,function,function,undefined",
                        2));
    }

    @ParameterizedTest
    @CsvSource({
        "V2021, 'http://a.b/c/../d?é=|', http://a.b/c/../d?%C3%A9=%7C",
        "V2023, 'http://a.b/c/../d?é=|', http://a.b/d?%C3%A9=%7C",
        "V2021, http://2130706433/, http://2130706433/",
        "V2023, http://2130706433/, http://127.0.0.1/",
    })
    void urls_are_read_as_each_version_of_node_fetch_does(ServerProfile profile, String url, String sent) {
        eval(profile, "await fetch('" + url + "')");

        assertThat(http.last().uri()).hasToString(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "V2021, TypeError: Only absolute URLs are supported",
        "V2023, TypeError: Invalid URL",
        "CLOUD_2024, TypeError: Invalid URL",
    })
    void a_url_without_host_is_refused(ServerProfile profile, String error) {
        assertThat(eval(profile, "await fetch('http://')")).isEqualTo(error);
    }

    @ParameterizedTest
    @EnumSource(ServerProfile.class)
    void errors_reject_and_are_never_thrown(ServerProfile profile) {
        assertThat(eval(profile, "return fetch('http://a.b/', {method: 5}).catch((e) => 'rejected ' + e)"))
                .isEqualTo("rejected TypeError: method.toUpperCase is not a function");
    }

    @ParameterizedTest
    @CsvSource({
        "V2021, http://other.com/, true",
        "V2023, http://other.com/, false",
        "V2023, http://sub.a.com/, true",
        "V2023, http://notsuba.com/, false",
        "V2023, https://a.com/, true",
        "CLOUD_2024, http://other.com/, false",
        "CLOUD_2024, http://sub.a.com/, true",
        "CLOUD_2024, https://a.com/, false",
    })
    void credentials_stay_behind_where_they_do(ServerProfile profile, String target, boolean arrive) {
        http.redirecting("http://a.com/", target);

        eval(profile, "await fetch('http://a.com/', {headers: {Authorization: 'x', COOKIE: 'y', 'X-Z': 'z'}})");

        assertThat(http.last().uri()).hasToString(target);
        assertThat(http.headers())
                .isEqualTo(arrive ? List.of("Authorization: x", "COOKIE: y", "X-Z: z") : List.of("X-Z: z"));
    }

    @Test
    void an_invalid_location_is_an_error_where_it_is_followed() {
        http.redirecting("http://a.com/", "http://[");

        assertThat(eval(ServerProfile.V2023, "return fetch('http://a.com/').catch((e) => [e.message, e.type])"))
                .isEqualTo(
                        List.of("uri requested responds with an invalid redirect URL: http://[", "invalid-redirect"));
        assertThat(
                        eval(
                                ServerProfile.V2023,
                                "const r = await fetch('http://a.com/', {redirect: 'manual'}); return r.headers.get('location')"))
                .isEqualTo("http://[");
    }

    @Test
    void headers_go_out_in_the_order_of_node_fetch() {
        eval(
                ServerProfile.V2023,
                "await fetch('http://u:p@a.com/', {method: 'POST', body: 'ä', headers: {'x-a': 'b'}})");

        assertThat(http.last().headers().stream().map(header -> Map.entry(header.name(), header.value())))
                .containsExactly(
                        Map.entry("x-a", "b"),
                        Map.entry("Content-Type", "text/plain;charset=UTF-8"),
                        Map.entry("Accept", "*/*"),
                        Map.entry("Content-Length", "2"),
                        Map.entry("User-Agent", "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)"),
                        Map.entry("Accept-Encoding", "gzip,deflate"),
                        Map.entry("Connection", "close"),
                        Map.entry("Authorization", "Basic dTpw"));
    }

    @Test
    void a_signal_can_give_a_request_up() {
        assertThat(
                        eval(
                                ServerProfile.V2023,
                                "class AbortSignal { aborted = true; addEventListener() {} }"
                                        + "return fetch('http://a.com/', {signal: new AbortSignal()}).catch((e) => [e.name, e.type, e.message])"))
                .isEqualTo(List.of("AbortError", "aborted", "The user aborted a request."));
        assertThat(http.calls).isEmpty();
    }

    @Test
    void the_words_of_the_transport_are_the_status_text() {
        assertThat(eval(ServerProfile.V2023, "return (await fetch('http://a.com/')).statusText"))
                .isEqualTo("Words");
    }
}
