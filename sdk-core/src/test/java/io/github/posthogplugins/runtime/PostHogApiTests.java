package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** posthog.api and posthog.capture, row by row as in globals.md §5. */
class PostHogApiTests {

    private static final PostHogApi API = PostHogApi.of("phc token", "phx_key");

    private final RecordingHttp http = new RecordingHttp();

    private @Nullable Object eval(PluginRuntime.Builder builder, String statements) {
        try (PluginRuntime runtime = builder.withHttp(http).build()) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "export async function processEvent(e) {"
                            + "try { e.properties.result = await (async () => { " + statements + " })() }"
                            + "catch (error) { e.properties.result = String(error) } return e }");
            return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
        }
    }

    private @Nullable Object eval(String statements) {
        return eval(PluginRuntime.builder().withApi(API), statements);
    }

    private @Nullable Object eval2021(String statements) {
        return eval(PluginRuntime.builder().withApi(API).withProfile(ServerProfile.V2021), statements);
    }

    // ---- api ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get('api/event') | GET https://app.posthog.com/api/event?token=phc+token",
                "get('/api/event') | GET https://app.posthog.com/api/event?token=phc+token",
                "get('//api') | GET https://app.posthog.com//api?token=phc+token",
                "get('/a?b=c') | GET https://app.posthog.com/a?b=c&token=phc+token",
                "get('/a', {data: {x: 'ü y', n: 5}}) | GET https://app.posthog.com/a?x=%C3%BC+y&n=5&token=phc+token",
                "get('/a', {host: 'http://h:8/'}) | GET http://h:8/a?token=phc+token",
                "get('/a', {host: 'http://h:8//'}) | GET http://h:8//a?token=phc+token",
                "get('/projects/@current/x/@current') | GET https://app.posthog.com/projects/1/x/@current?token=phc+token",
                "get('/a', {projectApiKey: 'p', personalApiKey: 'q'}) | GET https://app.posthog.com/a?token=p",
                "post('/a', {data: {x: 1}}) | POST https://app.posthog.com/a?token=phc+token",
                "put('/a', {data: {x: 1}}) | PUT https://app.posthog.com/a?token=phc+token",
                "patch('/a', {data: {x: 1}}) | PATCH https://app.posthog.com/a?token=phc+token",
                "delete('/a', {data: {x: 1}}) | DELETE https://app.posthog.com/a?token=phc+token",
            })
    void asks_posthog(String call, String request) {
        assertThat(eval("return (await posthog.api." + call + ").json()")).hasToString("{}");

        assertThat(http.last().method() + " " + http.last().uri()).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "post('/a', {data: {x: 1}}) | {\"x\":1}",
                "post('/a') | {}",
                "post('/a', {data: 0}) | {}",
                "post('/a', {data: [1]}) | [1]",
                "put('/a', {data: 'x'}) | \"x\"",
                "patch('/a', {}) | {}",
                "delete('/a', {data: {x: 1}}) | ''",
                "get('/a', {data: {x: 1}}) | ''",
            })
    void sends_data_as_json(String call, String body) {
        eval("await posthog.api." + call);

        assertThat(http.body()).isEqualTo(body);
    }

    @Test
    void only_posts_and_patches_say_that_they_are_json() {
        eval("await posthog.api.post('/a')");
        assertThat(http.headers()).containsExactly("Authorization: Bearer phx_key", "Content-Type: application/json");
        eval("await posthog.api.patch('/a')");
        assertThat(http.headers()).containsExactly("Authorization: Bearer phx_key", "Content-Type: application/json");
        eval("await posthog.api.put('/a')");
        assertThat(http.headers())
                .containsExactly("Authorization: Bearer phx_key", "Content-Type: text/plain;charset=UTF-8");
        eval("await posthog.api.get('/a')");
        assertThat(http.headers()).containsExactly("Authorization: Bearer phx_key");
    }

    @Test
    void headers_of_the_plugin_win() {
        eval("await posthog.api.post('/a', {headers: {Authorization: 'x', 'X-Y': 'z'}})");

        assertThat(http.headers()).containsExactly("Authorization: x", "Content-Type: application/json", "X-Y: z");
    }

    @ParameterizedTest
    @CsvSource({"projectApiKey", "personalApiKey"})
    void one_key_alone_is_refused(String key) {
        assertThat(eval("await posthog.api.get('/a', {" + key + ": 'x'})"))
                .isEqualTo("Error: You must specify a personalApiKey if you specify a projectApiKey and vice-versa!");
        assertThat(http.calls).isEmpty();
    }

    @Test
    void without_keys_it_says_where_to_put_them() {
        assertThat(eval(PluginRuntime.builder(), "await posthog.api.get('/a')"))
                .isEqualTo("Error: Unable to determine project. Give the runtime one with"
                        + " PluginRuntime.builder().withApi(), or pass a projectApiKey and a personalApiKey.");
        eval(PluginRuntime.builder(), "await posthog.api.get('/a', {projectApiKey: 'p', personalApiKey: 'q'})");
        assertThat(http.last().uri()).hasToString("https://app.posthog.com/a?token=p");
    }

    @Test
    void the_host_can_be_another_one() {
        eval(PluginRuntime.builder().withApi(API.withHost("https://eu.posthog.com/")), "await posthog.api.get('/a')");

        assertThat(http.last().uri()).hasToString("https://eu.posthog.com/a?token=phc+token");
    }

    @Test
    void the_early_server_knows_less() {
        assertThat(eval2021("return Object.keys(posthog.api)")).isEqualTo(List.of("get", "post", "put", "delete"));
        eval2021("await posthog.api.post('/@current', {headers: {a: 'b'}})");

        assertThat(http.last().uri()).hasToString("https://app.posthog.com/@current?token=phc+token");
        assertThat(http.headers())
                .containsExactly("Authorization: Bearer phx_key", "Content-Type: text/plain;charset=UTF-8");
    }

    @Test
    void plugins_cannot_change_it() {
        assertThat(
                        eval(
                                "posthog.api.get = 1; posthog.capture = 2; posthog.x = 3;"
                                        + "return [typeof posthog.api.get, typeof posthog.capture, Object.keys(posthog), Object.keys(posthog.api)]"))
                .isEqualTo(List.of(
                        "function",
                        "function",
                        List.of("capture", "api"),
                        List.of("get", "post", "put", "delete", "patch")));
    }

    @Test
    void keys_stay_out_of_texts() {
        assertThat(API).hasToString("PostHogApi[host=https://app.posthog.com]");
    }

    // ---- capture ----

    private PluginEvent captured(String arguments) {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            Plugin plugin = Plugins.load(
                    runtime, "export async function processEvent(e) { await posthog.capture(" + arguments + ") }");
            runtime.chain(plugin).processEvent(Plugins.event());
            return plugin.captured().get(0).event();
        }
    }

    @Test
    void captures_with_defaults() {
        PluginEvent event = captured("'made'");

        assertThat(event.name()).isEqualTo("made");
        assertThat(event.distinctId()).isEqualTo("P");
        assertThat(event.property("$lib")).isEqualTo("posthog-plugin-server");
        assertThat(event.property("$lib_version")).isEqualTo("1.43.0");
        assertThat(event.property("distinct_id")).isEqualTo("P");
        assertThat(event.toJson())
                .matches("(?s).*\"ip\":null.*")
                .matches("(?s).*\"site_url\":null.*")
                .matches("(?s).*\"uuid\":\"01[0-9a-f]{6}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\".*");
    }

    @Test
    void takes_person_and_time_out_of_the_properties() {
        PluginEvent event = captured("'made', {distinct_id: 'u', timestamp: '2020-01-01T00:00:00Z', a: 1}");

        assertThat(event.distinctId()).isEqualTo("u");
        assertThat(event.property("a")).isEqualTo(1);
        assertThat(event.property("timestamp")).isNull();
        assertThat(event.toJson())
                .contains("\"timestamp\":\"2020-01-01T00:00:00Z\"")
                .contains("\"now\":\"2020-01-01T00:00:00Z\"")
                .contains("\"sent_at\":\"2020-01-01T00:00:00Z\"");
    }

    @Test
    void plugins_may_speak_as_another_library() {
        PluginEvent event = captured("'made', {$lib: 'mine', $lib_version: 7}");

        assertThat(event.property("$lib")).isEqualTo("mine");
        assertThat(event.property("$lib_version")).isEqualTo(7);
    }

    @Test
    void takes_names_and_persons_that_are_no_texts() {
        PluginEvent event = captured("5, {distinct_id: 7}");

        assertThat(event.toJson()).contains("\"event\":5").contains("\"distinct_id\":7");
    }

    @Test
    void an_event_that_is_too_large_is_refused() {
        assertThat(eval("await posthog.capture('made', {a: 'x'.repeat(2 ** 23)})"))
                .isEqualTo(
                        "Error: The host could not answer: The event has 8388930 characters of JSON, the limit is 8388608."
                                + " Send a smaller event or pass larger EventLimits.");
    }

    @Test
    void null_properties_are_an_error() {
        assertThat(eval("await posthog.capture('made', null)"))
                .isEqualTo("TypeError: Cannot destructure property 'timestamp' of 'properties' as it is null.");
    }
}
