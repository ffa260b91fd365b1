package io.github.posthogplugins.scaffold;

import io.github.posthogplugins.codegen.ConfigTypes;
import io.github.posthogplugins.manifest.ManifestReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A new project with a plugin that works, its tests and its build.
 *
 * <pre>{@code
 * PluginScaffold.of("Hello world").inTypeScript().withSdkVersion("1.0.0").write(Path.of("hello-world"));
 * }</pre>
 */
public final class PluginScaffold {

    private static final String DEFAULT_GROUP = "com.example";

    private final PluginNames names;
    private final boolean isTypeScript;
    private final String sdkVersion;

    private PluginScaffold(PluginNames names, boolean isTypeScript, String sdkVersion) {
        this.names = names;
        this.isTypeScript = isTypeScript;
        this.sdkVersion = sdkVersion;
    }

    /**
     * Returns a project for a plugin of that name, in JavaScript and in the group {@code com.example}.
     *
     * @throws IllegalArgumentException if nothing can be named after it
     */
    public static PluginScaffold of(String name) {
        return new PluginScaffold(new PluginNames(name, DEFAULT_GROUP), false, "");
    }

    /** The same project in TypeScript. */
    public PluginScaffold inTypeScript() {
        return new PluginScaffold(names, true, sdkVersion);
    }

    /**
     * The same project in that Maven group, which is the package of its tests too.
     *
     * @throws IllegalArgumentException if it is no Java package
     */
    public PluginScaffold withGroupId(String groupId) {
        return new PluginScaffold(new PluginNames(names.name(), groupId), isTypeScript, sdkVersion);
    }

    /** The same project with that version of this SDK. */
    public PluginScaffold withSdkVersion(String version) {
        return new PluginScaffold(names, isTypeScript, version);
    }

    /** Returns what its folder should be called: {@code hello-world}. */
    public String folderName() {
        return names.slug();
    }

    /**
     * Writes the project, all of it or nothing.
     *
     * @param folder where to; it is made if it does not exist
     * @return the files, relative to the folder
     * @throws ScaffoldRefusedException if one of the files is there already
     * @throws UncheckedIOException if the machine fails to write
     */
    public List<String> write(Path folder) {
        Map<String, String> files = files();
        requireFree(folder, files);
        files.forEach((path, text) -> write(folder.resolve(path), text));
        return List.copyOf(files.keySet());
    }

    private static void requireFree(Path folder, Map<String, String> files) {
        String taken = files.keySet().stream()
                .filter(path -> Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .map(path -> "\n  " + path)
                .collect(Collectors.joining());
        if (!taken.isEmpty()) {
            throw new ScaffoldRefusedException("A new plugin would overwrite files in '" + folder + "':" + taken
                    + "\nGive it another name or folder, or move these away.");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' could not be written", e);
        }
    }

    private Map<String, String> files() {
        Template template = template();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("plugin.json", template.json("plugin.json"));
        files.put(main(), template.text(main()));
        if (isTypeScript) {
            files.put(ConfigTypes.TYPESCRIPT_FILE, types(files.get("plugin.json")));
        }
        files.put("README.md", template.text("README.md"));
        files.put("pom.xml", template.xml("pom.xml"));
        files.put("src/test/events/signed-up.json", template.text("signed-up.json"));
        String folder = "src/test/java/" + names.groupId().replace('.', '/') + "/";
        files.put(folder + names.className() + "Test.java", template.text("Test.java.txt"));
        files.put(".gitignore", template.text("gitignore"));
        files.put(".vscode/launch.json", template.text("launch.json"));
        return files;
    }

    private static String types(String manifest) {
        return ConfigTypes.typeScript(ManifestReader.read("plugin.json", manifest.getBytes(StandardCharsets.UTF_8)));
    }

    private String main() {
        return isTypeScript ? "index.ts" : "index.js";
    }

    private Template template() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", names.name());
        values.put("slug", names.slug());
        values.put("class", names.className());
        values.put("package", names.groupId());
        values.put("groupId", names.groupId());
        values.put("main", main());
        values.put("version", sdkVersion);
        return new Template(values);
    }
}
