package io.github.posthogplugins.testing.fuzz;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.bundle.PluginBundle;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTests {

    @Test
    void is_what_the_source_and_the_config_speak_of() {
        Vocabulary vocabulary = Vocabulary.of(PluginBundle.ofSources(
                "words",
                Map.of(
                        "plugin.json",
                        "{\"config\": [{\"key\": \"names\", \"type\": \"string\", \"default\": \"order paid, refund\"}]}",
                        "index.js",
                        "export function processEvent(event) {\n"
                                + "  if (event.event === \"signed up\") { event.properties?.$host.trim() }\n"
                                + "  event.properties['user agent'] = event.properties.$raw_user_agent\n"
                                + "}")));

        assertThat(vocabulary.properties()).containsExactly("$host", "$raw_user_agent", "user agent");
        assertThat(vocabulary.words()).containsExactly("signed up", "user agent", "order paid", "refund");
    }
}
