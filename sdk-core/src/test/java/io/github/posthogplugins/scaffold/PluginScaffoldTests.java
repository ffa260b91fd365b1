package io.github.posthogplugins.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginScaffoldTests {

    @TempDir
    private Path folder;

    private static PluginScaffold scaffold(String name) {
        return PluginScaffold.of(name).withSdkVersion("1.2.3");
    }

    @Test
    void writes_everything_that_a_build_needs() {
        assertThat(scaffold("Hello world").write(folder))
                .containsExactly(
                        "plugin.json",
                        "index.js",
                        "README.md",
                        "pom.xml",
                        "src/test/events/signed-up.json",
                        "src/test/java/com/example/HelloWorldTest.java",
                        ".gitignore",
                        ".vscode/launch.json")
                .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
    }

    @Test
    void writes_typescript_with_types_of_the_config() {
        assertThat(scaffold("hello").inTypeScript().withGroupId("org.acme").write(folder))
                .contains("index.ts", "config.d.ts", "src/test/java/org/acme/HelloTest.java")
                .doesNotContain("index.js");
        assertThat(folder.resolve("config.d.ts")).content().contains("    greeting: string\n");
    }

    @Test
    void the_plugins_are_valid_and_greet() {
        for (PluginScaffold scaffold :
                new PluginScaffold[] {scaffold("a"), scaffold("b").inTypeScript()}) {
            Path plugin = folder.resolve(scaffold.folderName());
            scaffold.write(plugin);

            assertThat(PluginRuntime.validator().validate(plugin).problems()).isEmpty();
            try (PluginRuntime runtime = PluginRuntime.create()) {
                PluginEvent event =
                        PluginEvent.named("seen").withDistinctId("ada").with("properties", java.util.Map.of());
                var loaded = runtime.load(PluginBundle.load(plugin), PluginConfig.of("greeting", "Hi"));
                assertThat(runtime.chain(loaded).process(event).event().property("greeting"))
                        .isEqualTo("Hi, ada");
            }
        }
    }

    @Test
    void a_name_may_hold_anything() throws IOException {
        scaffold("1 \"quick\" <&> \\ brown fox").write(folder);

        assertThat(PluginBundle.load(folder).name()).isEqualTo("1 \"quick\" <&> \\ brown fox");
        assertThat(folder.resolve("pom.xml"))
                .content()
                .contains("<artifactId>1-quick-brown-fox</artifactId>")
                .contains("<name>1 \"quick\" &lt;&amp;&gt; \\ brown fox</name>");
        assertThat(folder.resolve("src/test/java/com/example/Plugin1QuickBrownFoxTest.java"))
                .exists();
    }

    @Test
    void no_file_keeps_a_place_unfilled() throws IOException {
        for (String file : scaffold("hello").inTypeScript().write(folder)) {
            assertThat(Files.readString(folder.resolve(file))).doesNotContainPattern("@[a-zA-Z.]+@");
        }
    }

    @Test
    void overwrites_nothing() throws IOException {
        Files.writeString(folder.resolve("plugin.json"), "mine");
        Files.writeString(folder.resolve("README.md"), "mine");

        assertThatThrownBy(() -> scaffold("hello").write(folder))
                .isInstanceOf(ScaffoldRefusedException.class)
                .hasMessage("A new plugin would overwrite files in '" + folder
                        + "':\n  plugin.json\n  README.md\nGive it another name or folder, or move these away.");
        assertThat(folder.resolve("plugin.json")).hasContent("mine");
        assertThat(folder.resolve("index.js")).doesNotExist();
    }

    @Test
    void refuses_names_that_nothing_can_be_named_after() {
        assertThatThrownBy(() -> PluginScaffold.of("日本"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'日本' can't be the name of a new plugin.\nGive it a name of at most 200 characters,"
                        + " with an ASCII letter or digit in it: files are named after it.");
    }

    @Test
    void refuses_groups_that_are_no_package() {
        assertThatThrownBy(() -> scaffold("hello").withGroupId("my-group"))
                .hasMessage("'my-group' can't be the group id of a project with Java in it.\n"
                        + "Give one that is a Java package too, such as com.example.");
    }

    @Test
    void its_versions_are_those_of_this_build() throws IOException {
        String ours = Files.readString(Path.of("../pom.xml"));
        scaffold("hello").write(folder);
        String pom = Files.readString(folder.resolve("pom.xml"));

        for (String plugin : new String[] {"resources", "compiler", "surefire", "jar"}) {
            String artifact = "<artifactId>maven-" + plugin + "-plugin</artifactId>";
            assertThat(versionAfter(artifact, pom)).isEqualTo(versionAfter(artifact, ours));
        }
        assertThat(versionAfter("<artifactId>junit-jupiter</artifactId>", pom))
                .isEqualTo(between("junit.version", ours));
        assertThat(versionAfter("<artifactId>chromeinspector-tool</artifactId>", pom))
                .isEqualTo(between("graalvm.version", ours));
    }

    private static String versionAfter(String artifact, String pom) {
        return between("version", pom.substring(pom.indexOf(artifact)));
    }

    private static String between(String element, String xml) {
        int start = xml.indexOf("<" + element + ">") + element.length() + 2;
        return xml.substring(start, xml.indexOf("</" + element + ">", start));
    }
}
