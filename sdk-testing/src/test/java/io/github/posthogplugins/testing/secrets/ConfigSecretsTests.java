package io.github.posthogplugins.testing.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigSecretsTests {

    private static final PluginManifest MANIFEST = PluginBundle.ofSources(
                    "secrets", Map.of("index.js", "", "plugin.json", """
        {"config": [
            {"key": "apiKey", "type": "string", "secret": true},
            {"key": "unset", "type": "string", "secret": true},
            {"key": "account", "type": "attachment", "secret": true},
            {"key": "host", "type": "string"}
        ]}\
        """))
            .manifest();

    @Test
    void are_the_values_and_files_of_secret_fields() {
        PluginConfig config = PluginConfig.of("apiKey", "phx_1", "host", "https://a.test")
                .withAttachment("account", Attachment.ofText("a.txt", "open sesame"));

        assertThat(ConfigSecrets.of(MANIFEST, config))
                .containsExactly(new Secret("apiKey", "phx_1"), new Secret("account", "open sesame"));
    }

    @Test
    void are_what_json_in_them_calls_secrets() {
        String json = "{\"keys\": [{\"accountKey\": \"k-1\"}], \"pwd\": \"p-1\", \"token_uri\": \"https://a.test\"}";

        assertThat(ConfigSecrets.of(MANIFEST, PluginConfig.of("apiKey", json)))
                .extracting(Secret::value)
                .containsExactly(json, "p-1", "k-1");
    }
}
