package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.BundlePackager;
import io.github.posthogplugins.bundle.PluginBundle;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

class PackagedPluginTests {

    private static final Path HELLO = Path.of("src/test/plugins/hello-world");
    private static final Path CITY = Path.of("src/test/plugins/city");

    @TempDir
    private Path folder;

    private Path zip = HELLO;

    @BeforeEach
    void pack() {
        zip = BundlePackager.pack(PluginBundle.load(HELLO), "1.0", folder, BundlePackager.EARLIEST)
                .file();
    }

    private PluginBundle load(Path path) {
        return new PackagedPlugin(zip.toString()).load(path);
    }

    @Test
    void stands_in_for_its_sources() {
        assertThat(load(HELLO).origin()).isEqualTo(zip.toString());
    }

    @Test
    void stands_in_for_whatever_is_in_the_working_directory() {
        assertThat(load(Path.of("")).origin()).isEqualTo(zip.toString());
        assertThat(load(Path.of(".")).origin()).isEqualTo(zip.toString());
    }

    @Test
    void leaves_other_plugins_and_archives_alone() {
        Path other = BundlePackager.pack(PluginBundle.load(HELLO), "2.0", folder, BundlePackager.EARLIEST)
                .file();

        assertThat(load(CITY).name()).isEqualTo("city");
        assertThat(load(other).origin()).isEqualTo(other.toString());
    }

    @Test
    void is_not_asked_for_by_default() {
        assertThat(new PackagedPlugin(null).load(HELLO).origin()).endsWith("hello-world");
        assertThat(new PackagedPlugin("").load(HELLO).origin()).endsWith("hello-world");
    }

    @Test
    void says_that_it_is_not_there() {
        assertThatThrownBy(() -> new PackagedPlugin("target/none.zip").load(HELLO))
                .hasMessage("""
            The system property posthog.bundle names 'target/none.zip', but there is no such file.
            Pack the plugin first, with posthog:package, or unset the property.\
            """);
    }

    @Test
    void lets_the_same_tests_try_the_zip() {
        PluginBundle other = PluginBundle.ofSources(
                "hello",
                Map.of(
                        "plugin.json", "{\"name\": \"hello-world\"}",
                        "index.js",
                                "export function processEvent(event) { event.properties.packaged = true; return event }"));
        Path packed = BundlePackager.pack(other, "2.0", folder, BundlePackager.EARLIEST)
                .file();

        System.setProperty(PackagedPlugin.PROPERTY, packed.toString());
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(DiscoverySelectors.selectClass(PackagedTestCase.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(1).succeeded(1));
        } finally {
            System.clearProperty(PackagedPlugin.PROPERTY);
        }
    }

    @PluginTest("src/test/plugins/hello-world")
    static class PackagedTestCase {

        @Test
        void runs_the_packaged_code(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).hasProperty("packaged", true);
        }
    }

    @Test
    void is_tested_itself_if_a_test_names_it() {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            assertThat(environment.plugin(zip).process(TestEvents.pageview())).hasProperty("hello", "Hello world");
        }
    }
}
