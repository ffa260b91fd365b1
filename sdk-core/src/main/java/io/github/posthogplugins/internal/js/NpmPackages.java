package io.github.posthogplugins.internal.js;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Finds the files of the bundled npm packages, by the rules of CommonJS as far as these packages need them. */
final class NpmPackages {

    private static final String ROOT = "META-INF/resources/webjars/";

    /** The main files; versions are those of the pom. */
    private static final Map<String, String> MAIN = Map.of(
            "buffer", "buffer/6.0.3/index.js",
            "base64-js", "base64-js/1.5.1/index.js",
            "ieee754", "ieee754/1.2.1/index.js",
            "whatwg-url", "whatwg-url/14.2.0/index.js",
            "tr46", "tr46/5.0.0/index.js",
            "webidl-conversions", "webidl-conversions/7.0.0/lib/index.js",
            "punycode/", "punycode/2.3.1/punycode.js");

    private NpmPackages() {}

    /**
     * Resolves what a file requires.
     *
     * @param from the path of the requiring file, empty for the host itself
     * @param name the name of a package, or a relative path
     */
    static String resolve(String from, String name) {
        if (!name.startsWith(".")) {
            String main = MAIN.get(name);
            if (main == null) {
                throw new IllegalStateException("'" + from + "' requires '" + name + "', which is not bundled");
            }
            return ROOT + main;
        }
        String path = URI.create("/" + from).resolve(name).getPath().substring(1);
        return List.of(path, path + ".js", path + "/index.js").stream()
                .filter(candidate -> candidate.endsWith(".js") || candidate.endsWith(".json"))
                .filter(candidate -> Resources.exists("/" + candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("'" + from + "' requires '" + name + "', not found"));
    }
}
