package io.github.posthogplugins.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** fetch of globals.md §4: real requests over a socket, on the real clock. */
class FetchTests {

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(options().dynamicPort().gzipDisabled(false))
            .build();

    private final PluginRuntime runtime = PluginRuntime.builder()
            .withLimits(ExecutionLimits.of(Duration.ofSeconds(20)))
            .build();

    @AfterEach
    void close() {
        runtime.close();
    }

    /** Runs statements that may fetch from {@code base}, and returns what they return; errors as their string form. */
    private @Nullable Object eval(String statements) {
        Plugin plugin = Plugins.load(
                runtime,
                "import fetch, { FetchError, isRedirect } from 'node-fetch';"
                        + "export async function processEvent(e, { config: { base } }) {"
                        + "try { e.properties.result = await (async () => { " + statements + " })() }"
                        + "catch (error) { e.properties.result = String(error) } return e }",
                PluginConfig.of("base", server.baseUrl()));
        return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
    }

    @Test
    void reads_json_text_and_bytes() {
        server.stubFor(get("/data").willReturn(ok("{\"ü\": [1, 2]}").withHeader("X-A", "1")));

        assertThat(eval("return (await (await fetch(base + '/data')).json())['ü'][1]"))
                .isEqualTo(2);
        assertThat(eval("return (await (await fetch(base + '/data')).text()).length"))
                .isEqualTo(13);
        assertThat(eval("return (await (await fetch(base + '/data')).buffer()).length"))
                .isEqualTo(14);
        assertThat(eval("return (await (await fetch(base + '/data')).arrayBuffer()).byteLength"))
                .isEqualTo(14);
        assertThat(
                        eval(
                                "const r = await fetch(base + '/data');"
                                        + "return [r.status, r.ok, r.statusText, r.url === base + '/data', r.headers.get('x-a'), r.redirected]"))
                .isEqualTo(List.of(200, true, "OK", true, "1", false));
    }

    @Test
    void does_not_reject_for_an_error_status() {
        server.stubFor(get("/missing").willReturn(aResponse().withStatus(404).withBody("no")));

        assertThat(
                        eval(
                                "const r = await fetch(base + '/missing'); return [r.ok, r.status, r.statusText, await r.text()]"))
                .isEqualTo(List.of(false, 404, "Not Found", "no"));
    }

    @Test
    void sends_what_node_fetch_sends() {
        server.stubFor(any(anyUrl()).willReturn(ok()));

        eval("await fetch(base + '/a')");
        eval("await fetch(base + '/text', {method: 'post', body: 'ä', headers: {'X-Key': 'k'}})");
        eval("await fetch(base + '/object', {method: 'POST', body: {a: 1}})");
        eval("await fetch(base + '/form', {method: 'POST', body: new URL('http://x/?a=1&b=2').searchParams})");
        eval("await fetch(base + '/json', {method: 'POST', body: JSON.stringify({a: 1}),"
                + "headers: {'Content-Type': 'application/json'}})");

        server.verify(getRequestedFor(urlEqualTo("/a"))
                .withHeader("Accept", equalTo("*/*"))
                .withHeader("User-Agent", equalTo("node-fetch/1.0 (+https://github.com/bitinn/node-fetch)"))
                .withHeader("Accept-Encoding", equalTo("gzip,deflate")));
        server.verify(postRequestedFor(urlEqualTo("/text"))
                .withHeader("X-Key", equalTo("k"))
                .withHeader("Content-Type", equalTo("text/plain;charset=UTF-8"))
                .withRequestBody(equalTo("ä")));
        server.verify(postRequestedFor(urlEqualTo("/object")).withRequestBody(equalTo("[object Object]")));
        server.verify(postRequestedFor(urlEqualTo("/form"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded;charset=UTF-8"))
                .withRequestBody(equalTo("a=1&b=2")));
        server.verify(postRequestedFor(urlEqualTo("/json"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalTo("{\"a\":1}")));
    }

    @Test
    void decodes_gzip() {
        server.stubFor(get("/zipped").willReturn(ok("x".repeat(5000))));

        assertThat(eval("return (await (await fetch(base + '/zipped')).text()).length"))
                .isEqualTo(5000);
    }

    @Test
    void follows_redirects() {
        server.stubFor(post("/old").willReturn(aResponse().withStatus(302).withHeader("Location", "/new")));
        server.stubFor(post("/kept").willReturn(aResponse().withStatus(307).withHeader("Location", "/new")));
        server.stubFor(get("/new").willReturn(ok("get")));
        server.stubFor(post("/new").willReturn(ok("post")));
        server.stubFor(get("/loop").willReturn(temporaryRedirect("/loop")));

        assertThat(eval("const r = await fetch(base + '/old', {method: 'POST', body: 'x'});"
                        + "return [await r.text(), r.redirected, r.url === base + '/new']"))
                .isEqualTo(List.of("get", true, true));
        assertThat(eval("return (await fetch(base + '/kept', {method: 'POST', body: 'x'})).text()"))
                .isEqualTo("post");
        assertThat(eval("return (await fetch(base + '/kept', {method: 'POST', redirect: 'manual'})).status"))
                .isEqualTo(307);
        assertThat(
                        eval(
                                "try { await fetch(base + '/loop') } catch (e) { return [e.name, e.type, e.message.split(':')[0]] }"))
                .isEqualTo(List.of("FetchError", "max-redirect", "maximum redirect reached at"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fetch('/relative') | TypeError: Only absolute URLs are supported",
                "fetch('ftp://a.b/') | TypeError: Only HTTP(S) protocols are supported",
                "fetch(base, {body: 'x'}) | TypeError: Request with GET/HEAD method cannot have body",
                "fetch(base, {headers: {'bad name': 'x'}}) | TypeError: bad name is not a legal HTTP header name",
                "fetch('http://') | TypeError: Invalid URL",
                "fetch(base, {method: 5}) | TypeError: method.toUpperCase is not a function",
                "fetch(base, {signal: {}}) | TypeError: Expected signal to be an instanceof AbortSignal",
            })
    void refuses_what_node_fetch_refuses(String call, String error) {
        assertThat(eval("await " + call)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/x?filter=a|b /x?filter=a%7Cb",
                "/x?q=100% /x?q=100%25",
                "/a/../b /b",
                "/a%20b?c=%41 /a%20b?c=%41",
                "/ü?ä=ö /%C3%BC?%C3%A4=%C3%B6",
                "/a#hash /a",
            })
    void sends_urls_as_the_web_has_them(String url, String sent) {
        server.stubFor(get(urlEqualTo(sent)).willReturn(ok("found")));

        assertThat(eval("return (await fetch(base + '" + url + "')).text()")).isEqualTo("found");
    }

    @Test
    void a_response_shows_what_node_fetch_shows() {
        server.stubFor(get("/r").willReturn(ok("x")));

        assertThat(eval("return JSON.stringify(await fetch(base + '/r'))")).isEqualTo("{\"size\":0,\"timeout\":0}");
    }

    @Test
    void network_failures_are_fetch_errors() throws IOException {
        int unused = unusedPort();
        server.stubFor(get("/reset").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(eval("try { await fetch('http://localhost:" + unused + "/') } catch (e) {"
                        + "return [e.name, e.type, e.code, e.errno, e.message, e instanceof FetchError] }"))
                .isEqualTo(List.of(
                        "FetchError",
                        "system",
                        "ECONNREFUSED",
                        "ECONNREFUSED",
                        "request to http://localhost:" + unused + "/ failed, reason: connect ECONNREFUSED 127.0.0.1:"
                                + unused,
                        true));
        assertThat(eval("try { await fetch(base + '/reset') } catch (e) { return [e.type, e.code] }"))
                .isEqualTo(List.of("system", "ECONNRESET"));
        assertThat(eval("try { await fetch('http://no-such-host.invalid/') } catch (e) { return e.code }"))
                .isEqualTo("ENOTFOUND");
    }

    @Test
    void a_body_that_breaks_off_is_an_error_when_it_is_read() {
        server.stubFor(get("/cut").willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        assertThat(eval("const r = await fetch(base + '/cut'); try { await r.text() } catch (e) {"
                        + "return [r.status, e.name, e.type, e.code, e.message.replace(base, '')] }"))
                .isEqualTo(List.of(
                        200,
                        "FetchError",
                        "system",
                        "ERR_STREAM_PREMATURE_CLOSE",
                        "Invalid response body while trying to fetch /cut: Premature close"));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void the_timeout_option_ends_a_slow_request() {
        server.stubFor(get("/slow").willReturn(ok().withFixedDelay(10_000)));

        assertThat(eval("try { await fetch(base + '/slow', {timeout: 50}) } catch (e) { return [e.type, e.message === "
                        + "'network timeout at: ' + base + '/slow'] }"))
                .isEqualTo(List.of("request-timeout", true));
    }

    @Test
    void invalid_json_says_where_it_came_from() {
        server.stubFor(get("/html").willReturn(ok("<html>")));

        assertThat(eval("try { await (await fetch(base + '/html')).json() } catch (e) {"
                        + "return [e.name, e.type, e.message.replace(base, '')] }"))
                .isEqualTo(
                        List.of(
                                "FetchError",
                                "invalid-json",
                                "invalid json response body at /html reason: Unexpected token '<', \"<html>\" is not valid JSON"));
    }

    @Test
    void a_body_is_read_once() {
        server.stubFor(get("/once").willReturn(ok("x")));

        assertThat(eval("const r = await fetch(base + '/once'); const c = r.clone(); await r.text();"
                        + "return [r.bodyUsed, await c.text(), await r.text().catch((e) => e.message.split(':')[0])]"))
                .isEqualTo(List.of(true, "x", "body used already for"));
    }

    @Test
    void the_global_and_the_import_are_one_function() {
        assertThat(eval("return [globalThis.fetch === fetch, typeof FetchError, isRedirect(302), isRedirect(200)]"))
                .isEqualTo(List.of(true, "function", true, false));
    }

    @Test
    void several_requests_may_be_under_way() {
        server.stubFor(get("/a").willReturn(ok("a").withFixedDelay(50)));
        server.stubFor(get("/b").willReturn(ok("b")));

        assertThat(
                        eval(
                                "return (await Promise.all(['/a', '/b'].map(async (p) => (await fetch(base + p)).text()))).join()"))
                .isEqualTo("a,b");
    }

    @Test
    void the_hooks_of_several_plugins_wait_side_by_side() {
        server.stubFor(get("/slow").willReturn(ok().withFixedDelay(500)));
        server.stubFor(get("/fast").willReturn(ok()));
        Plugin slow = listener("await fetch(config.base + '/slow')");
        Plugin fast = listener("await fetch(config.base + '/fast'); await fetch(config.base + '/fast')");

        runtime.chain(slow, fast).process(Plugins.event());

        assertThat(doneAt(fast)).isBefore(doneAt(slow));
    }

    private Plugin listener(String statements) {
        return Plugins.load(
                runtime,
                "export async function onEvent(e, { config }) { " + statements + "; console.log('done') }",
                PluginConfig.of("base", server.baseUrl()));
    }

    private static Instant doneAt(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.message().equals("done"))
                .map(LogEntry::timestamp)
                .findFirst()
                .orElseThrow();
    }
}
