package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.HostModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Source;

/**
 * The JavaScript that comes with the SDK.
 *
 * <p>Sources are kept for good: the engine's code cache is weak and keyed by them, and each context would parse again.
 */
final class Resources {

    private static final Map<String, Source> SOURCES = new ConcurrentHashMap<>();

    /** What Node's packages find in the global scope, beyond the language, and plugins don't. */
    private static final Map<String, Pattern> NODE_GLOBALS = Stream.of(
                    "Buffer",
                    "TextDecoder",
                    "TextEncoder",
                    "atob",
                    "btoa",
                    "clearImmediate",
                    "clearInterval",
                    "clearTimeout",
                    "console",
                    "fetch",
                    "process",
                    "self",
                    "setImmediate",
                    "setInterval",
                    "setTimeout")
            .collect(Collectors.toMap(Function.identity(), name -> Pattern.compile("\\b" + name + "\\b")));

    private Resources() {}

    /** Returns one of our own files of the guest side. */
    static Source guest(String file) {
        return SOURCES.computeIfAbsent(file, name -> internal("guest/" + name, text("guest/" + name)));
    }

    /** Returns a file of an npm package, as a function of the names that CommonJS promises. */
    static Source commonJs(String path) {
        return SOURCES.computeIfAbsent(path, name -> internal(name, asFunction(name, text("/" + name))));
    }

    /** Returns the script of a module, as a function of the names that {@link HostModule#script} promises. */
    static Source hostModule(HostModule module) {
        String function = "(function (exports, require, module, host) {" + module.script() + "\n})";
        return SOURCES.computeIfAbsent(function, text -> internal("module/" + module.name(), text));
    }

    private static String asFunction(String path, String text) {
        String body = path.endsWith(".json") ? "module.exports = " + text : text;
        return "(function (exports, require, module, globals) { const {" + globalsIn(body)
                + "} = globals; return (function () {" + body + "\n}).call(exports) })";
    }

    /** Each global costs something when it is read, so a file gets those that it mentions. */
    private static String globalsIn(String body) {
        return NODE_GLOBALS.entrySet().stream()
                .filter(global -> global.getValue().matcher(body).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    static Source internal(String name, String text) {
        return Source.newBuilder("js", text, name).internal(true).buildLiteral();
    }

    static boolean exists(String resource) {
        return Resources.class.getResource(resource) != null;
    }

    static String text(String resource) {
        try (InputStream in = Resources.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The SDK's own file '" + resource + "' is missing from the class path."
                        + " Check that the dependencies of posthog-plugin-sdk-core are not excluded.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
