package io.github.posthogplugins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.manifest.ManifestReader;
import io.github.posthogplugins.manifest.PluginManifest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTests {

    private static final PluginManifest MANIFEST = ManifestReader.read("test", """
            {"config": [{"key": "a", "type": "string", "default": "A"}, {"key": "b", "default": "B"},
              {"key": "c", "type": "string"}, {"type": "string", "default": "nobody"},
              {"key": "d", "type": "attachment", "default": "x"}, {"key": "e", "type": "string", "default": null}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void fill_what_is_absent() {
        assertThat(ConfigDefaults.fill(MANIFEST, PluginConfig.empty())).isEqualTo(PluginConfig.of("a", "A", "b", "B"));
    }

    @Test
    void leave_what_was_cleared() {
        PluginConfig cleared = PluginConfig.of("a", "", "b", null);

        assertThat(ConfigDefaults.fill(MANIFEST, cleared)).isEqualTo(cleared);
    }

    @Test
    void leave_what_nobody_declared() {
        assertThat(ConfigDefaults.fill(MANIFEST, PluginConfig.of("other", 1)).value("other"))
                .contains(1);
    }
}
