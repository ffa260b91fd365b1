package io.github.posthogplugins.launch;

import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class path, taken apart for a JVM in which the engine compiles: that takes named modules.
 *
 * @param modules the jars of the engine
 * @param compilers the jars of the compiler; one, if all is well
 * @param others everything else
 */
record EngineJars(List<Jar> modules, List<Jar> compilers, List<Jar> others) {

    static final String COMPILER = "org.graalvm.compiler:compiler";

    private static final String COMPILER_MODULE = "jdk.graal.compiler";
    private static final String API_MODULE = "org.graalvm.truffle";
    private static final String RUNTIME_MODULE = "org.graalvm.truffle.runtime";
    private static final List<String> PREFIXES = List.of("org.graalvm.", "com.oracle.truffle.");

    /**
     * An entry of the class path.
     *
     * @param module the name of its module, empty if it has no descriptor
     */
    record Jar(Path path, String module) {

        private static final Pattern VERSION = Pattern.compile("-(\\d[\\w.-]*?)\\.jar$");

        static Jar of(Path path) {
            return new Jar(path, moduleName(path));
        }

        /** Folders are never the engine's; the name of an automatic module says nothing. */
        private static String moduleName(Path path) {
            if (!Files.isRegularFile(path)) {
                return "";
            }
            try {
                return ModuleFinder.of(path).findAll().stream()
                        .map(found -> found.descriptor())
                        .filter(descriptor -> !descriptor.isAutomatic())
                        .map(ModuleDescriptor::name)
                        .findFirst()
                        .orElse("");
            } catch (FindException noModule) {
                return "";
            }
        }

        /** Returns the version in the file's name, as Maven writes it. */
        String version() {
            Matcher matcher = VERSION.matcher(path.getFileName().toString());
            return matcher.find() ? matcher.group(1) : "unknown";
        }

        private boolean isCompiler() {
            return module.equals(COMPILER_MODULE);
        }

        private boolean isEngine() {
            return PREFIXES.stream().anyMatch(module::startsWith);
        }
    }

    /** Takes a class path apart; what is no jar and no folder is left out, as the JVM would. */
    static EngineJars of(List<Path> classPath) {
        return sorted(classPath.stream()
                .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".jar"))
                .map(Jar::of)
                .toList());
    }

    static EngineJars sorted(List<Jar> jars) {
        return new EngineJars(
                jars.stream().filter(Jar::isEngine).toList(),
                jars.stream().filter(Jar::isCompiler).toList(),
                jars.stream()
                        .filter(jar -> !jar.isEngine() && !jar.isCompiler())
                        .toList());
    }

    /** Returns what is wrong with the jars and what to do, if something is. */
    Optional<String> flaw() {
        Optional<Jar> api = module(API_MODULE);
        if (api.isEmpty() || module(RUNTIME_MODULE).isEmpty()) {
            return Optional.of("the class path lacks the engine's modules " + API_MODULE + " and " + RUNTIME_MODULE
                    + ". Add org.graalvm.polyglot:js-community as it comes.");
        }
        String version = api.get().version();
        if (compilers.isEmpty()) {
            return Optional.of(
                    "the compiler is not on the class path. Add " + COMPILER + ":" + version + " to the dependencies.");
        }
        String found = compilers.get(0).version();
        return found.equals(version)
                ? Optional.empty()
                : Optional.of("the compiler is version " + found + ", the engine " + version + ". Use " + COMPILER + ":"
                        + version + ".");
    }

    private Optional<Jar> module(String name) {
        return modules.stream().filter(jar -> jar.module().equals(name)).findFirst();
    }
}
