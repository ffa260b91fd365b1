package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.testing.ConfigValue;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

// guide: config of a class
@PluginTest(value = "src/test/plugins/guide/greeter", config = @ConfigValue(key = "key", value = "secret"))
class ConfigTests {
    // guide: end

    // guide: config
    @Test
    void greets_in_german(PluginUnderTest plugin) {
        plugin.configure("language", "de").configure("name", "Ada");

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("greeting", "Hallo Ada");
    }
    // guide: end

    // guide: config defaults
    @Test
    void greets_the_world_unless_told_otherwise(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).hasProperty("greeting", "Hello world");
    }
    // guide: end

    // guide: attachment
    @Test
    void takes_words_from_a_file(PluginUnderTest plugin) {
        plugin.attach("words", "words.json", "{\"en\": \"Howdy\"}");

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("greeting", "Howdy world");
    }
    // guide: end

    // guide: config refused
    @Test
    void speaks_no_french(PluginUnderTest plugin) {
        plugin.configure("language", "fr");

        assertThatThrownBy(plugin::setUp)
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("'fr', which is not one of its choices");
    }
    // guide: end

    // guide: config invalid
    @Test
    void goes_on_without_a_word_for_an_old_setting(PluginUnderTest plugin) {
        plugin.configure("language", "fr").allowInvalidConfig();

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("greeting", "undefined world");
    }
    // guide: end

    // guide: config of a group
    @Nested
    @PluginTest(config = @ConfigValue(key = "language", value = "de"))
    class InGerman {

        @Test
        void greets_the_world(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("greeting", "Hallo world");
        }
    }
    // guide: end

    // guide: global
    @Test
    void keeps_the_word_in_global(PluginUnderTest plugin) {
        plugin.setUp();

        assertThat(plugin.global().get("word")).isEqualTo("Hello");
    }
    // guide: end
}
