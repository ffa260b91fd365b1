package io.github.posthogplugins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginConfigTests {

    @Test
    void keeps_values_in_the_order_in_which_they_were_set() {
        PluginConfig config = PluginConfig.of("b", 1, "a", "x", "c", null).with("d", List.of(true, Map.of("e", 1.5)));

        assertThat(config.toJson()).isEqualTo("{\"b\":1,\"a\":\"x\",\"c\":null,\"d\":[true,{\"e\":1.5}]}");
    }

    @Test
    void does_not_change_when_a_value_is_set() {
        PluginConfig before = PluginConfig.of("a", 1);

        PluginConfig after = before.with("a", 2);

        assertThat(before.value("a")).contains(1);
        assertThat(after.value("a")).contains(2);
    }

    @Test
    void does_not_change_with_the_values_it_was_made_of() {
        List<Object> list = new ArrayList<>(List.of("x"));
        PluginConfig config = PluginConfig.of(Map.of("a", list));

        list.add("y");

        assertThat(config.value("a")).contains(List.of("x"));
    }

    @Test
    void keeps_attachments_apart_from_values() {
        PluginConfig config = PluginConfig.empty().withAttachment("schema", Attachment.ofText("schema.json", "{}"));

        assertThat(config.toJson()).isEqualTo("{}");
        assertThat(config.attachments()).containsOnlyKeys("schema");
    }

    @Test
    void refuses_what_JSON_cannot_express() {
        assertThatThrownBy(() -> PluginConfig.of("when", List.of(new StringBuilder())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The config value 'when' is a java.lang.StringBuilder, which JSON cannot express. "
                        + "Use a String, Number, Boolean, List or Map, or withAttachment for files.");
    }

    @Test
    void never_prints_values_or_contents() {
        PluginConfig config =
                PluginConfig.of("apiKey", "s3cret").withAttachment("key", Attachment.ofText("key.pem", "PRIVATE"));

        assertThat(config).hasToString("PluginConfig[values of [apiKey], attachments [key]]");
        assertThat(config.attachments().get("key")).hasToString("key.pem (application/x-pem-file, 7 bytes)");
    }

    @Test
    void equals_a_config_with_the_same_contents() {
        PluginConfig one = PluginConfig.of("a", 1).withAttachment("f", Attachment.ofText("f.txt", "x"));
        PluginConfig same = PluginConfig.of("a", 1).withAttachment("f", Attachment.ofText("f.txt", "x"));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(same.withAttachment("f", Attachment.ofText("f.txt", "y")));
    }
}
