package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTestEnvironmentTests {

    private static final Path HELLO = Path.of("src/test/plugins/hello-world");
    private static final Path FAULTY = Path.of("src/test/plugins/faulty");

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void chains_plugins_in_order() {
        PluginUnderTest hello = environment.plugin(HELLO).configure("name", "you");
        PluginUnderTest shout = environment.plugin(
                "export const processEvent = e => { e.properties.hello = e.properties.hello.toUpperCase(); return e }");

        assertThat(environment.chain(hello, shout).process(TestEvents.pageview()))
                .hasProperty("hello", "HELLO YOU");
        assertThat(environment.chain(shout, hello).process(TestEvents.pageview()))
                .hasFailed("inline")
                .hasProperty("hello", "Hello you");
    }

    @Test
    void takes_a_whole_config_with_its_files() {
        PluginUnderTest plugin = environment
                .plugin("export const processEvent = (e, { config, attachments }) => {"
                        + " e.properties.seen = config.a + config.b + attachments.c.contents; return e }")
                .allowInvalidConfig()
                .configure("a", "1");

        plugin.configure(PluginConfig.of("b", "2").withAttachment("c", Attachment.ofText("c.txt", "3")));

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("seen", "123");
    }

    @Test
    void runs_one_hook_only_if_asked_to() {
        PluginUnderTest plugin = environment.plugin(HELLO);

        assertThat(plugin.processEvent(TestEvents.pageview())).isKept();
        assertThat(plugin).loggedNothing();
        plugin.onEvent(TestEvents.pageview());
        assertThat(plugin).logged("https://example.com/pricing");
    }

    @Test
    void runs_tasks_and_jobs_when_the_clock_reaches_them() {
        PluginUnderTest plugin = environment.plugin(
                "export const runEveryHour = () => console.log('hourly ' + new Date().toISOString());"
                        + "export const jobs = { late: ({ n }) => console.log('job ' + n + ' ' + new Date().toISOString()) };"
                        + "export function processEvent(e, { jobs }) { jobs.late({ n: 1 }).runIn(90, 'minutes'); return e }");

        plugin.process(TestEvents.pageview());
        environment.clock().advance(Duration.ofHours(2));

        assertThat(plugin.logs())
                .extracting(LogEntry::message)
                .filteredOn(line -> line.contains("T1"))
                .containsExactly(
                        "hourly 2024-01-01T13:00:00.000Z",
                        "job 1 2024-01-01T13:30:00.000Z",
                        "hourly 2024-01-01T14:00:00.000Z");
    }

    @Test
    void runs_a_task_or_a_job_at_once() {
        PluginUnderTest plugin = environment.plugin("export function runEveryDay() { throw new Error('no') }"
                + "export const jobs = { sync: (payload) => console.log(payload.page) }");

        assertThat(plugin.runTask("runEveryDay"))
                .hasValueSatisfying(error -> assertThat(error).hasToString("Error: no"));
        assertThat(plugin.runJob("sync", "{\"page\": 3}")).isEmpty();
        assertThat(plugin).logged("3");
    }

    @Test
    void takes_an_object_of_the_test_for_a_module() {
        try (PluginTestEnvironment own = PluginTestEnvironment.builder()
                .withModule(HostModule.ofScript(
                        "pg", "exports.Client = class { async query(text) { return { rows: [text] } } }"))
                .withProfile(ServerProfile.V2021)
                .build()) {
            PluginUnderTest plugin = own.plugin("import { Client } from 'pg';"
                    + "export async function processEvent(e) { e.properties.rows = (await new Client().query('SELECT 1')).rows;"
                    + "return e }");

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("rows", List.of("SELECT 1"));
        }
    }

    @Test
    void puts_geoip_behind_loaded_plugins_too() {
        PluginUnderTest plugin = environment.plugin("""
            export async function processEvent(event, { geoip }) {
                event.properties.city = (await geoip.locate(event.ip)).city.names.en
                return event
            }\
            """);
        assertThat(plugin.process(TestEvents.pageview())).hasFailed("inline");

        environment.withGeoIp(ip -> Optional.of("{\"city\": {\"names\": {\"en\": \"Cleveland\"}}}"));

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
    }

    @Test
    void answers_the_api_of_posthog() {
        environment
                .http()
                .get("https://app.posthog.com/api/users?token=phc_test")
                .returnsJson("{\"count\": 3}");
        PluginUnderTest plugin = environment.plugin("""
            export async function processEvent(event) {
                event.properties.count = (await (await posthog.api.get('/api/users')).json()).count
                return event
            }\
            """);

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("count", 3);
    }

    @Test
    void lets_slow_answers_pass_on_the_clock() {
        environment
                .http()
                .get("https://slow.example.com/")
                .after(Duration.ofSeconds(20))
                .returns(200);
        PluginUnderTest plugin = environment.plugin(
                "export async function processEvent(e) { await fetch('https://slow.example.com/'); return e }");

        assertThat(plugin.process(TestEvents.pageview())).hasNoErrors();
        assertThat(environment.clock().instant()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(20));
    }

    @Test
    void mocks_the_receiver_of_webhooks() {
        environment.http().post("https://hook.example.com/").returns(204);
        PluginUnderTest plugin = environment.plugin(
                "export const composeWebhook = (e) => ({ url: 'https://hook.example.com/', body: e.event })");

        plugin.process(TestEvents.pageview());

        assertThat(plugin.webhooks()).extracting(Webhook::outcome).containsExactly(Webhook.Outcome.DELIVERED);
    }

    @Test
    void retries_set_up_on_the_clock() {
        PluginUnderTest plugin = environment.plugin("""
            let attempts = 0
            export function setupPlugin() { if (attempts++ === 0) { throw new RetryError('not yet') } }
            export const processEvent = event => null\
            """);

        assertThat(plugin.setUp()).isEqualTo(Plugin.Status.RETRYING);
        assertThat(plugin.process(TestEvents.pageview())).isKept();
        environment.clock().advance(Duration.ofSeconds(5));
        assertThat(plugin.process(TestEvents.pageview())).isDropped();
    }

    @Test
    void is_built_with_a_clock_and_limits() {
        Instant start = Instant.parse("2030-05-06T07:08:09Z");
        try (PluginTestEnvironment built = PluginTestEnvironment.builder()
                .withClock(VirtualClock.startingAt(start))
                .withLimits(ExecutionLimits.of(Duration.ofSeconds(1)))
                .build()) {
            PluginUnderTest plugin = built.plugin(
                    "export const processEvent = e => { e.properties.now = new Date().toISOString(); return e }");

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("now", "2030-05-06T07:08:09.000Z");
        }
    }

    @Test
    void verifies_everything_at_once() {
        environment.http().allowUnmatched();
        PluginUnderTest rejecting = environment.plugin(FAULTY).configure("fault", "rejection");
        PluginUnderTest broken = environment.plugin(FAULTY).configure("fault", "setup");
        environment.chain(rejecting, broken).process(TestEvents.pageview());

        assertThatThrownBy(environment::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                    Plugin 'faulty (1)' left a rejected promise unhandled
                      TypeError: nobody awaits this
                        at index.js:5:61
                    Await the promise, or catch its error.

                    Plugin 'faulty (2)' failed in setupPlugin, so PostHog would disable it
                      RangeError: no key
                        at index.js:2:43
                    If the test is about that, call plugin.setUp() first.\
                    """);
    }

    @Test
    void has_nothing_against_a_quiet_test() {
        environment.plugin(HELLO).process(TestEvents.pageview());

        environment.verify();
        environment.close();
        environment.close();
    }

    @Nested
    class Config {

        private final PluginUnderTest hello = environment.plugin(HELLO);

        @Test
        void has_the_defaults_of_the_manifest() {
            PluginBundle bundle = PluginBundle.ofSources(
                    "defaults",
                    Map.of(
                            "plugin.json",
                            "{\"config\": [{\"key\": \"a\", \"type\": \"string\", \"default\": \"1\"}]}",
                            "index.js",
                            "export const processEvent = (e, { config }) => { e.properties.config = config; return"
                                    + " e }"));

            assertThat(environment.plugin(bundle).process(TestEvents.pageview()))
                    .hasProperty("config", Map.of("a", "1"));
        }

        @Test
        void takes_attachments(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("limits.json"), "{\"max\": 3}");
            String source = """
                export function processEvent(event, { attachments }) {
                    event.properties.max = JSON.parse(attachments.limits.contents).max
                    return event
                }\
                """;

            assertThat(environment.plugin(source).attach("limits", file).process(TestEvents.pageview()))
                    .hasProperty("max", 3);
            assertThat(environment
                            .plugin(source)
                            .attach("limits", "l.json", "{\"max\": 4}")
                            .process(TestEvents.pageview()))
                    .hasProperty("max", 4);
        }

        @Test
        void is_refused_where_the_form_would_refuse_it() {
            hello.configure("nmae", "you").configure("language", "fr");

            assertThatThrownBy(hello::plugin)
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessage("""
                        The config of plugin 'hello-world' does not fit its plugin.json:
                          Config field 'nmae' is not declared
                            Use one of 'name', 'language', declare it, or call allowInvalidConfig().
                          Config field 'language' has the value 'fr', which is not one of its choices
                            Use one of 'en', 'de'.\
                        """);
        }

        @Test
        void is_refused_if_something_required_is_missing() {
            assertThatThrownBy(environment.plugin(FAULTY)::plugin)
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessage("""
                        The config of plugin 'faulty' does not fit its plugin.json:
                          Config field 'fault' is required but not set
                            Add configure("fault", …).\
                        """);
        }

        @Test
        void may_be_invalid_on_request() {
            hello.configure("nmae", "you").configure("language", "fr").allowInvalidConfig();

            assertThat(hello.process(TestEvents.pageview())).hasProperty("hello", "Hello world");
        }

        @Test
        void cannot_change_once_the_plugin_is_loaded() {
            hello.process(TestEvents.pageview());

            assertThatThrownBy(() -> hello.configure("name", "you"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        Plugin 'hello-world (1)' is loaded already, \
                        and a running plugin does not notice changes of its config.
                        Move configure("name", …) in front of the first use of the plugin in this test.\
                        """);
            assertThatThrownBy(() -> hello.attach("schema", "s.json", "{}")).isInstanceOf(IllegalStateException.class);
        }
    }
}
