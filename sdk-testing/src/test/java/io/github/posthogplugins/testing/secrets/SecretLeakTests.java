package io.github.posthogplugins.testing.secrets;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatCode;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLeakTests {

    private static final String MANIFEST = """
            {"name": "leaky", "config": [
                {"key": "apiKey", "name": "Key", "type": "string", "secret": true, "default": "none given"},
                {"key": "file", "name": "File", "type": "attachment", "secret": true},
                {"key": "region", "name": "Region", "type": "string"}]}""";
    private static final String SECRET = "sk-1\"23/ä+x";

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();

    @AfterEach
    void close() {
        environment.close();
    }

    private PluginUnderTest plugin(String body) {
        PluginBundle bundle = PluginBundle.ofSources(
                "leaky",
                Map.of(
                        "plugin.json",
                        MANIFEST,
                        "index.js",
                        "export async function processEvent(event, { config, cache, storage, attachments, jobs }) {\n"
                                + body + "\nreturn event\n}\n"
                                + "export const jobs = { later() {} }"));
        return environment.plugin(bundle).configure("apiKey", SECRET);
    }

    private void assertLeaks(String body, String places) {
        plugin(body).process(TestEvents.custom("signed up"));

        assertThatThrownBy(environment::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                Plugin 'leaky (1)' gave away the secret 'apiKey' of its config
                %s
                Keep it out of there; to a service, send it in a header or a body.
                If it has to be there, call environment.allowSecretLeaks("apiKey").\
                """.formatted(places.indent(2).stripTrailing()));
    }

    @Test
    void are_found_in_the_log_with_the_line_that_writes_it() {
        assertLeaks("console.log('key', config.apiKey)", """
              in the log at index.js:2
                LOG key •••""");
    }

    @Test
    void are_found_in_errors_that_get_into_the_log() {
        plugin("throw new Error(`no ${config.apiKey}`)").process(TestEvents.custom("signed up"));

        assertThatThrownBy(environment::verify).hasMessageContaining("in the log\n    ERROR Error: no •••");
    }

    @Test
    void are_found_in_events() {
        assertLeaks("event.properties.debug = { keys: [config.apiKey] }", """
              in 'properties.debug.keys[0]' of the event 'signed up'
                •••""");
    }

    @Test
    void are_found_in_captured_events() {
        assertLeaks("posthog.capture('used', { key: config.apiKey })", """
              in 'properties.key' of the captured event 'used'
                •••""");
    }

    @Test
    void are_found_in_urls() {
        environment.http().get("https://example.com/?key=" + encoded()).returns(200);

        assertLeaks("await fetch(`https://example.com/?key=${encodeURIComponent(config.apiKey)}`)", """
              in the URL of a request, URL-encoded
                https://example.com/?key=•••""");
    }

    private static String encoded() {
        return "sk-1%2223%2F%C3%A4%2Bx";
    }

    @Test
    void are_found_in_the_storage_and_in_the_cache() {
        assertLeaks("await storage.set('all', config); await cache.set('key', config.apiKey)", """
              in 'all' of the storage, escaped as in JSON
                {"apiKey":"•••"}
              in 'key' of the cache, escaped as in JSON
                "•••\"""");
    }

    @Test
    void are_found_in_payloads_of_jobs() {
        assertLeaks("await jobs.later({ config }).runNow()", """
              in the payload of the job 'later', escaped as in JSON
                {"config":{"apiKey":"•••"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "user:"})
    void are_found_in_base64_wherever_they_stand_in_it(String before) {
        plugin("event.properties.auth = Buffer.from('" + before + "' + config.apiKey + '!').toString('base64')")
                .process(TestEvents.custom("signed up"));

        assertThatThrownBy(environment::verify)
                .hasMessageContaining("in 'properties.auth' of the event 'signed up', in base64");
    }

    @Test
    void are_found_of_key_files_too() {
        plugin("console.log(JSON.parse(attachments.file.contents).private_key)")
                .attach("file", "account.json", "{\"type\": \"service_account\", \"private_key\": \"MIIabc123\"}")
                .process(TestEvents.custom("signed up"));

        assertThatThrownBy(environment::verify)
                .hasMessageStartingWith("Plugin 'leaky (1)' gave away the secret 'file' of its config");
    }

    @Test
    void may_be_sent_in_headers_and_bodies() {
        environment.http().post("https://example.com/").returns(200);
        plugin("await fetch('https://example.com/', { method: 'POST', headers: { authorization: 'Bearer key' },"
                        + " body: JSON.stringify(config) })")
                .process(TestEvents.custom("signed up"));

        assertThatCode(environment::verify).doesNotThrowAnyException();
    }

    @Test
    void may_be_the_address_that_is_called() {
        environment.http().post("https://hooks.example.com/T0/s3cr3t").returns(200);
        plugin("await fetch(config.apiKey, { method: 'POST' })")
                .configure("apiKey", "https://hooks.example.com/T0/s3cr3t")
                .process(TestEvents.custom("signed up"));

        assertThatCode(environment::verify).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "secret", "42", "none given", "apiKey"})
    void are_no_values_that_may_stand_anywhere(String value) {
        plugin("console.log(config.apiKey)").configure("apiKey", value).process(TestEvents.custom("signed up"));

        assertThatCode(environment::verify).doesNotThrowAnyException();
    }

    @Test
    void are_not_blamed_on_a_plugin_that_got_them_with_the_event() {
        plugin("event.properties.b = event.properties.a")
                .process(TestEvents.custom("signed up").withProperty("a", SECRET));

        assertThatCode(environment::verify).doesNotThrowAnyException();
    }

    @Test
    void are_fine_in_values_of_fields_that_are_not_secret() {
        plugin("console.log(config.region)").configure("region", "eu-central-1").process(TestEvents.custom("x"));

        assertThatCode(environment::verify).doesNotThrowAnyException();
    }

    @Test
    void can_be_allowed() {
        plugin("console.log(config.apiKey)").process(TestEvents.custom("signed up"));

        environment.allowSecretLeaks("region");
        assertThatThrownBy(environment::verify).hasMessageContaining("'apiKey'");
        environment.allowSecretLeaks("apiKey");
        assertThatCode(environment::verify).doesNotThrowAnyException();
    }

    @Test
    void can_all_be_allowed() {
        plugin("console.log(config.apiKey)").process(TestEvents.custom("signed up"));

        assertThatCode(environment.allowSecretLeaks()::verify).doesNotThrowAnyException();
        assertThat(environment.http()).isNotNull();
    }

    @Test
    void watches_events_in_chains_too() {
        PluginUnderTest plugin = plugin("event.properties.key = config.apiKey");

        environment.chain(plugin).processEvent(TestEvents.custom("signed up"));

        assertThatThrownBy(environment::verify).hasMessageContaining("gave away the secret 'apiKey'");
    }
}
