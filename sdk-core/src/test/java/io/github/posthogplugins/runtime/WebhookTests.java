package io.github.posthogplugins.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.plugin.Webhook.Outcome;
import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** composeWebhook and the two ways in which its webhooks are sent: chain.md §5, over a socket, on a virtual clock. */
class WebhookTests {

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final VirtualClock clock = VirtualClock.create();
    private PluginRuntime runtime = builder().build();

    private PluginRuntime.Builder builder() {
        return PluginRuntime.builder().withClock(clock);
    }

    private void restart(PluginRuntime.Builder builder) {
        runtime.close();
        runtime = builder.build();
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private Plugin composer(String body) {
        return Plugins.load(
                runtime,
                "export function composeWebhook(event, { config: { base } }) { " + body + " }",
                PluginConfig.of("base", server.baseUrl()));
    }

    private Webhook processed(Plugin plugin) {
        runtime.chain(plugin).process(Plugins.event());
        return webhook(plugin);
    }

    private static Webhook webhook(Plugin plugin) {
        assertThat(plugin.webhooks()).hasSize(1);
        return plugin.webhooks().get(0);
    }

    private static List<String> problems(Webhook webhook) {
        return webhook.attempts().stream()
                .map(attempt -> String.valueOf(attempt.problem()))
                .toList();
    }

    private static List<String> console(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == LogEntry.Source.CONSOLE)
                .map(LogEntry::message)
                .toList();
    }

    /** A receiver that gives these answers, and after them the last one again. */
    private static void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
                    .willReturn(answers[i]));
        }
    }

    private static String state(int answered) {
        return answered == 0 ? Scenario.STARTED : "after " + answered;
    }

    private static int requests() {
        return server.getAllServeEvents().size();
    }

    @Nested
    class Composing {

        @Test
        void gets_a_posthog_event_whose_timestamp_is_a_date() {
            Plugin plugin = composer("console.log(Object.keys(event).join(), event.timestamp instanceof Date,"
                    + " event.timestamp.toISOString(), event.team_id, event.properties.a); return null");

            runtime.chain(plugin).process(Plugins.event());

            assertThat(console(plugin))
                    .containsExactly("uuid,event,team_id,distinct_id,properties,timestamp true"
                            + " 2024-01-01T11:59:58.000Z 2 1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "undefined", "false", "0", "''"})
        void nothing_comes_of_what_counts_as_nothing(String nothing) {
            Plugin plugin = composer("return " + nothing);

            runtime.chain(plugin).process(Plugins.event());

            assertThat(plugin.webhooks()).isEmpty();
        }

        @Test
        void that_throws_is_no_error_of_the_plugin_but_can_be_seen() {
            Plugin plugin = composer("throw new TypeError('no')");

            Webhook webhook = processed(plugin);

            assertThat(webhook.outcome()).isEqualTo(Outcome.NOT_COMPOSED);
            assertThat(webhook.error()).hasToString("TypeError: no");
            assertThat(webhook.error().location()).contains("index.js:1:69");
            assertThat(webhook.request()).isEmpty();
            assertThat(plugin.errors()).isEmpty();
            assertThat(plugin.logs()).noneMatch(entry -> entry.level() == LogEntry.Level.ERROR);
        }

        @Test
        void that_never_ends_is_cut_off() {
            restart(builder().withLimits(new ExecutionLimits(Duration.ofSeconds(30), Duration.ofMillis(100))));

            Webhook webhook = processed(composer("for (const i of (function* () { while (true) yield 1 })()) {}"));

            assertThat(webhook.outcome()).isEqualTo(Outcome.NOT_COMPOSED);
            assertThat(webhook.error().message()).startsWith("Script execution timed out after");
        }

        @Test
        void a_promise_is_a_webhook_without_an_address() {
            Plugin plugin = Plugins.load(runtime, "export async function composeWebhook() { return null }");

            Webhook webhook = processed(plugin);

            assertThat(webhook.request().orElseThrow().url()).isEqualTo("undefined");
            assertThat(webhook.error()).hasToString("TypeError: Only absolute URLs are supported");
        }

        @Test
        void happens_once_for_each_plugin_and_one_that_fails_does_not_matter_to_others() {
            server.stubFor(any(anyUrl()).willReturn(ok()));
            Plugin bad = composer("throw 'bad'");
            Plugin good = composer("return { url: base + '/good', body: '' }");

            runtime.chain(bad, good).process(Plugins.event());

            assertThat(webhook(bad).error()).hasToString("bad");
            assertThat(webhook(good).outcome()).isEqualTo(Outcome.DELIVERED);
        }

        @Test
        void does_not_happen_for_dropped_events_nor_in_2021() {
            String source = "export function composeWebhook() { console.log('called') }";
            Plugin plugin = Plugins.load(runtime, source + "; export function processEvent() {}");
            runtime.chain(plugin).process(Plugins.event());
            assertThat(console(plugin)).isEmpty();

            restart(builder().withProfile(ServerProfile.V2021));
            Plugin old = Plugins.load(runtime, source);
            runtime.chain(old).process(Plugins.event());
            assertThat(console(old)).isEmpty();
        }

        @Test
        void a_hook_that_is_no_function_fails_as_other_hooks_do() {
            assertThat(processed(Plugins.load(runtime, "export const composeWebhook = {}"))
                            .error())
                    .hasToString("TypeError: Function.prototype.apply was called on #<Object>,"
                            + " which is an object and not a function");
        }
    }

    @Nested
    class Direct {

        @Test
        void sends_what_was_composed() {
            server.stubFor(any(anyUrl()).willReturn(ok()));
            Plugin plugin = composer(
                    "return { url: base + '/hook', method: 'PUT', body: event.event," + " headers: { 'X-Key': 'k' } }");

            Webhook webhook = processed(plugin);

            server.verify(putRequestedFor(urlEqualTo("/hook"))
                    .withHeader("X-Key", equalTo("k"))
                    .withHeader("Content-Type", equalTo("text/plain;charset=UTF-8"))
                    .withRequestBody(equalTo("$pageview")));
            assertThat(webhook.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(webhook.request())
                    .contains(
                            new Webhook.Request("PUT", server.baseUrl() + "/hook", Map.of("X-Key", "k"), "$pageview"));
            assertThat(webhook.attempts().get(0).status()).hasValue(200);
            assertThat(webhook.composedAt()).isEqualTo(VirtualClock.DEFAULT_START);
            assertThat(webhook.event().field("timestamp")).isEqualTo("2024-01-01T11:59:58.000Z");
        }

        @Test
        void posts_json_unless_told_otherwise() {
            server.stubFor(any(anyUrl()).willReturn(ok()));

            processed(composer("return { url: base + '/hook', body: '{}' }"));

            server.verify(
                    postRequestedFor(urlEqualTo("/hook")).withHeader("Content-Type", equalTo("application/json")));
        }

        @Test
        void empty_headers_are_headers() {
            server.stubFor(any(anyUrl()).willReturn(ok()));

            processed(composer("return { url: base + '/hook', body: '{}', headers: {} }"));

            server.verify(postRequestedFor(urlEqualTo("/hook"))
                    .withHeader("Content-Type", equalTo("text/plain;charset=UTF-8")));
        }

        @Test
        void an_answer_that_is_no_success_is_recorded_as_a_text() {
            server.stubFor(any(anyUrl()).willReturn(status(404)));
            Plugin plugin = composer("return { url: base + '/hook', body: '' }");

            Webhook webhook = processed(plugin);

            String message = "Fetch to " + server.baseUrl() + "/hook failed with Not Found";
            assertThat(webhook.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(webhook.attempts().get(0).status()).hasValue(404);
            assertThat(problems(webhook)).containsExactly(message);
            PluginError error = plugin.errors().get(0);
            assertThat(error).isEqualTo(webhook.error()).hasToString(message);
            assertThat(error.name()).isNull();
            assertThat(plugin.logs()).last().hasToString("PLUGIN ERROR " + message);
        }

        @Test
        void a_request_without_an_answer_is_recorded_and_not_tried_again() {
            server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
            Plugin plugin = composer("return { url: base + '/hook', body: '' }");

            Webhook webhook = processed(plugin);
            clock.advance(Duration.ofHours(1));

            assertThat(webhook.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(plugin.errors()).singleElement().satisfies(error -> assertThat(error.name())
                    .isEqualTo("FetchError"));
            assertThat(plugin.webhooks()).containsExactly(webhook);
        }

        @Test
        void a_webhook_that_can_not_be_read_is_recorded() {
            Plugin plugin = composer("return { get url() { throw new Error('no') } }");

            Webhook webhook = processed(plugin);

            assertThat(webhook.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(plugin.errors())
                    .containsExactly(webhook.error())
                    .singleElement()
                    .hasToString("Error: no");
        }

        @Test
        void waits_ten_seconds() {
            restart(builder().withHttp(slow(Duration.ofMillis(9_999))));
            assertThat(processed(composer("return { url: 'http://a.b/', body: '' }"))
                            .outcome())
                    .isEqualTo(Outcome.DELIVERED);

            restart(builder().withHttp(slow(Duration.ofMillis(10_001))));
            assertThat(processed(composer("return { url: 'http://a.b/', body: '' }"))
                            .error())
                    .hasToString("FetchError: network timeout at: http://a.b/");
        }
    }

    private static HttpTransport slow(Duration latency) {
        return call -> CompletableFuture.completedFuture(new HttpReply(200, "OK", List.of(), new byte[0], latency));
    }

    @Nested
    class Queued {

        Queued() {
            restart(builder().withWebhookDelivery(WebhookDelivery.QUEUED));
        }

        @Test
        void fills_in_what_is_missing_also_in_the_plugins_object() {
            answers(ok());
            Plugin plugin = composer("globalThis.w = globalThis.w || { url: base + '/hook', body: '{}' };"
                    + " console.log(JSON.stringify(w.method), JSON.stringify(w.headers)); return w");

            processed(plugin);
            runtime.chain(plugin).process(Plugins.event());

            server.verify(
                    2,
                    postRequestedFor(urlEqualTo("/hook"))
                            .withHeader("Content-Type", equalTo("application/json"))
                            .withHeader("User-Agent", equalTo("PostHog Webhook Worker")));
            assertThat(console(plugin)).containsExactly("undefined undefined", "\"POST\" {}");
        }

        @Test
        void headers_of_the_plugin_win_however_they_are_spelled() {
            answers(ok());

            Webhook webhook = processed(composer("return { url: base + '/hook', body: 'x',"
                    + " headers: { 'content-TYPE': 'text/x', 'USER-agent': 'me' } }"));

            server.verify(postRequestedFor(urlEqualTo("/hook"))
                    .withHeader("Content-Type", equalTo("text/x"))
                    .withHeader("User-Agent", equalTo("me")));
            assertThat(webhook.request().orElseThrow().headers())
                    .isEqualTo(Map.of("content-TYPE", "text/x", "USER-agent", "me"));
        }

        @Test
        void a_get_has_no_body() {
            answers(ok());

            processed(composer("return { url: base + '/hook', method: 'GET', body: '' }"));

            server.verify(getRequestedFor(urlEqualTo("/hook")).withRequestBody(absent()));
        }

        @Test
        void tries_three_times_after_one_and_two_seconds() {
            answers(status(503).withBody("busy"), status(500), ok());
            Plugin plugin = composer("return { url: base + '/hook', body: '' }");

            assertThat(processed(plugin).outcome()).isEqualTo(Outcome.WAITING);
            clock.advance(Duration.ofMillis(999));
            assertThat(requests()).isEqualTo(1);
            clock.advance(Duration.ofMillis(1));
            assertThat(requests()).isEqualTo(2);
            clock.advance(Duration.ofMillis(1_999));
            assertThat(requests()).isEqualTo(2);
            clock.advance(Duration.ofMillis(1));

            Webhook webhook = webhook(plugin);
            assertThat(webhook.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(problems(webhook))
                    .containsExactly("503 Service Unavailable: busy", "500 Internal Server Error: ", "null");
            assertThat(webhook.attempts())
                    .extracting(Webhook.Attempt::startedAt)
                    .containsExactly(
                            VirtualClock.DEFAULT_START,
                            VirtualClock.DEFAULT_START.plusSeconds(1),
                            VirtualClock.DEFAULT_START.plusSeconds(3));
        }

        @Test
        void gives_up_after_the_third_without_recording_an_error() {
            answers(status(429));
            Plugin plugin = composer("return { url: base + '/hook', body: '' }");

            processed(plugin);
            clock.advance(Duration.ofHours(1));

            Webhook webhook = webhook(plugin);
            assertThat(webhook.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(webhook.attempts()).hasSize(3);
            assertThat(webhook.error()).hasToString("429 Too Many Requests: ");
            assertThat(plugin.errors()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "7                             | 7",
                    "1                             | 1",
                    "0                             | 1",
                    "100                           | 100",
                    "101                           | 1",
                    "99999999999999999999          | 1",
                    "Mon, 1 Jan 2024 12:00:09 GMT  | 9",
                    "Mon, 01 Jan 2024 13:00:09 +0100 | 9",
                    "Sun, 31 Dec 2023 12:00:00 GMT | 1",
                    "soon                          | 1",
                })
        void waits_as_long_as_the_receiver_asks_within_limits(String retryAfter, int seconds) {
            answers(status(429).withHeader("Retry-After", retryAfter), ok());
            Plugin plugin = composer("return { url: base + '/hook', body: '' }");

            processed(plugin);
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(webhook(plugin).outcome()).isEqualTo(Outcome.WAITING);
            clock.advance(Duration.ofMillis(1));

            assertThat(webhook(plugin).outcome()).isEqualTo(Outcome.DELIVERED);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 410, 422})
        void other_answers_of_refusal_are_final(int status) {
            answers(status(status));

            Webhook webhook = processed(composer("return { url: base + '/hook', body: '' }"));
            clock.advance(Duration.ofHours(1));

            assertThat(webhook.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(requests()).isEqualTo(1);
        }

        @Test
        void silence_and_slowness_are_tried_again() {
            answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), ok());
            assertThat(processed(composer("return { url: base + '/hook', body: '' }"))
                            .outcome())
                    .isEqualTo(Outcome.WAITING);

            restart(builder().withWebhookDelivery(WebhookDelivery.QUEUED).withHttp(slow(Duration.ofMillis(5_001))));
            Webhook slow = processed(composer("return { url: 'http://a.b/', body: '' }"));
            assertThat(slow.outcome()).isEqualTo(Outcome.WAITING);
            assertThat(problems(slow)).containsExactly("FetchError: network timeout at: http://a.b/");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{url: 'nonsense', body: ''} | TypeError: Only absolute URLs are supported",
                    "{url: 'http://a.b/', body: '', headers: {'a b': 'x'}} | TypeError: a b is not a legal HTTP header name",
                })
        void what_can_not_be_sent_is_not_tried_again(String webhook, String problem) {
            Webhook failed = processed(composer("return " + webhook));

            assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(problems(failed)).containsExactly(problem);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{body: ''}                            | its url is no string",
                    "{url: 'http://a.b/'}                  | its body is no string",
                    "{url: 'http://a.b/', body: {}}        | its body is no string",
                    "{url: 'http://a.b/', body: '', method: 'post'} | its method is 'post'",
                    "{url: 'http://a.b/', body: '', headers: {a: 1}} | its headers are no object of strings",
                    "{url: 'http://a.b/', body: 'x'.repeat(5e6)} | it has 5000060 characters of JSON, of 5000000",
                    "Promise.resolve(null)                 | its url is no string",
                })
        void what_the_queue_does_not_take_is_not_sent(String webhook, String fault) {
            Webhook failed = processed(composer("return " + webhook));

            assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(failed.attempts()).isEmpty();
            assertThat(failed.error())
                    .hasToString("TypeError: The queue for webhooks does not take this one: " + fault
                            + ". Let composeWebhook return { url, body, headers?, method? } of strings, with the method"
                            + " POST, GET, PUT, DELETE or PATCH.");
        }
    }
}
