package io.github.posthogplugins.internal.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the files of the npm packages on the class path, by the rules of CommonJS as far as they need them.
 *
 * <p>Most are WebJars; see the poms.
 */
final class NpmPackages {

    private static final String ROOT = "META-INF/resources/webjars/";

    /** Where our build puts packages that are in no Maven repository. */
    private static final String BUILT_IN = "META-INF/npm/";

    /** The folders of packages by name. */
    private static final Map<String, String> FOLDERS = new ConcurrentHashMap<>();

    private NpmPackages() {}

    /** Tells whether our build has put a package into the jar. */
    static boolean has(String name) {
        return Resources.exists("/" + BUILT_IN + name + "/package.json");
    }

    /**
     * Resolves what a file requires.
     *
     * @param from the path of the requiring file, empty for the host itself
     * @param name the name of a package, a file in one, or a relative path
     */
    static String resolve(String from, String name) {
        Optional<String> found = name.startsWith(".") ? beside(from, name) : inPackage(name);
        return found.orElseThrow(() -> new IllegalStateException("'" + from + "' requires '" + name + "', not found"));
    }

    private static Optional<String> beside(String from, String name) {
        return file(URI.create("/" + from).resolve(name).getPath().substring(1));
    }

    private static Optional<String> inPackage(String name) {
        int end = name.indexOf('/', name.startsWith("@") ? name.indexOf('/') + 1 : 0);
        String packageName = end < 0 ? name : name.substring(0, end);
        String path = end < 0 ? "" : name.substring(end + 1);
        String folder = FOLDERS.computeIfAbsent(packageName, NpmPackages::folder);
        return path.isEmpty() ? mainFile(folder) : file(folder + path);
    }

    private static Optional<String> mainFile(String folder) {
        String main = JsonCodec.textOrNull(JsonCodec.read(Resources.text("/" + folder + "package.json")), "main");
        return file(folder + (main == null ? "index.js" : main.replaceFirst("^\\./", "")));
    }

    private static Optional<String> file(String path) {
        String folder = path.endsWith("/") ? path : path + "/";
        return Stream.of(path, path + ".js", path + ".json", folder + "index.js")
                .filter(candidate -> candidate.endsWith(".js") || candidate.endsWith(".json"))
                .filter(candidate -> Resources.exists("/" + candidate))
                .findFirst();
    }

    private static String folder(String packageName) {
        return has(packageName) ? BUILT_IN + packageName + "/" : webJar(packageName);
    }

    /** The version is in the path; which one it is, Maven has noted in the jar. */
    private static String webJar(String packageName) {
        String artifact = packageName.replaceFirst("^@", "").replace("/", "__");
        return ROOT + artifact + "/" + version(artifact) + "/";
    }

    private static String version(String artifact) {
        Properties properties = new Properties();
        try (InputStream in = NpmPackages.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("The npm package '" + artifact + "' is missing from the class path."
                        + " Check that the dependencies of posthog-plugin-sdk-core are not excluded.");
            }
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
