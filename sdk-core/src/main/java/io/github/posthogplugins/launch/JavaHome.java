package io.github.posthogplugins.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK, as its {@code release} file describes it.
 *
 * @param folder where it is
 * @param version its version, such as {@code 25.0.3}; empty if the file is missing
 * @param modules its modules; empty if the file does not say
 */
record JavaHome(Path folder, String version, List<String> modules) {

    private static final String FEATURE = "25";
    private static final String COMPILER_INTERFACE = "jdk.internal.vm.ci";

    static JavaHome at(Path folder) {
        Properties release = release(folder);
        return new JavaHome(folder, unquoted(release, "JAVA_VERSION"), words(unquoted(release, "MODULES")));
    }

    private static Properties release(Path folder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("release"))) {
            properties.load(reader);
        } catch (IOException e) {
            properties.clear();
        }
        return properties;
    }

    private static String unquoted(Properties release, String key) {
        return release.getProperty(key, "").replace("\"", "");
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    Path java() {
        Path windows = folder.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : folder.resolve("bin").resolve("java");
    }

    /** Returns why the compiler can't run on it, if it can't. */
    Optional<String> flaw() {
        if (version.isEmpty()) {
            return Optional.of("'" + folder + "' is no JDK, for its 'release' file is missing");
        }
        if (!version.equals(FEATURE) && !version.startsWith(FEATURE + ".")) {
            return Optional.of("'" + folder + "' is JDK " + version);
        }
        return modules.isEmpty() || modules.contains(COMPILER_INTERFACE)
                ? Optional.empty()
                : Optional.of("'" + folder + "' lacks the module " + COMPILER_INTERFACE);
    }
}
