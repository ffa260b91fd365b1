package io.github.posthogplugins.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginTestExtensionVersionTests {

    /** Or the projects in {@code src/it} would prove nothing. */
    @Test
    void runs_on_the_junit_that_the_build_names() {
        assertThat(JUnitVersion.current()).isEqualTo(System.getProperty("test.junit.version"));
    }
}
