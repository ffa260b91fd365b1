package io.github.posthogplugins.launch;

import io.github.posthogplugins.launch.EngineJars.Jar;
import io.github.posthogplugins.launch.LaunchPlan.Fork;
import io.github.posthogplugins.launch.LaunchPlan.Stay;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out how to run a program so that plugin code is compiled to machine code.
 *
 * <p>An ordinary JVM interprets plugins, which is right for tests and for light plugins. Long runs of heavy plugins are
 * several times faster with GraalVM's compiler, after some ten seconds in which they are slower. That takes a JDK 25, and
 * {@code org.graalvm.compiler:compiler} of the engine's version on the class path, which the SDK does not bring along.
 *
 * <pre>{@code
 * LaunchPlan plan = OptimizedLauncher.ofThisJvm().plan("org.example.Main", List.of("argument"));
 * }</pre>
 */
public final class OptimizedLauncher {

    private static final String PREFACE = "Plugins are interpreted, not compiled: ";

    private final List<Path> classPath;
    private final List<Path> javaHomes;
    private final List<String> jvmArguments;

    private OptimizedLauncher(List<Path> classPath, List<Path> javaHomes, List<String> jvmArguments) {
        this.classPath = List.copyOf(classPath);
        this.javaHomes = List.copyOf(javaHomes);
        this.jvmArguments = List.copyOf(jvmArguments);
    }

    /** Returns a launcher with the class path of this JVM, for its JDK or else the one that JAVA25_HOME names. */
    public static OptimizedLauncher ofThisJvm() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Optional.ofNullable(System.getenv("JAVA25_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .ifPresent(homes::add);
        return new OptimizedLauncher(pathsOf(System.getProperty("java.class.path")), homes, List.of());
    }

    private static List<Path> pathsOf(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Returns a launcher with that class path. */
    public OptimizedLauncher withClassPath(List<Path> entries) {
        return new OptimizedLauncher(entries, javaHomes, jvmArguments);
    }

    /** Returns a launcher that takes the first of these JDKs that is suited. */
    public OptimizedLauncher withJavaHomes(List<Path> folders) {
        return new OptimizedLauncher(classPath, folders, jvmArguments);
    }

    /** Returns a launcher that gives the JVM these arguments besides, such as {@code -Xmx4g}. */
    public OptimizedLauncher withJvmArguments(List<String> arguments) {
        return new OptimizedLauncher(classPath, javaHomes, arguments);
    }

    /**
     * Returns how to run a program. If all seems well, starts a JVM for a second to see whether plugin code is compiled
     * in it.
     */
    public LaunchPlan plan(String mainClass, List<String> arguments) {
        LaunchPlan plan = planUntried(mainClass, arguments);
        if (plan instanceof Fork) {
            Fork trial = (Fork) planUntried(ProbeMain.class.getName(), List.of());
            Optional<String> flaw = Probe.flaw(trial.command());
            return flaw.isPresent() ? new Stay(PREFACE + flaw.get()) : plan;
        }
        return plan;
    }

    LaunchPlan planUntried(String mainClass, List<String> arguments) {
        EngineJars jars = EngineJars.of(classPath);
        List<JavaHome> homes = javaHomes.stream().map(JavaHome::at).toList();
        return plan(jars, homes, mainClass, arguments);
    }

    LaunchPlan plan(EngineJars jars, List<JavaHome> homes, String mainClass, List<String> arguments) {
        Optional<String> flaw = jars.flaw();
        if (flaw.isPresent()) {
            return new Stay(PREFACE + flaw.get());
        }
        return homes.stream()
                .filter(home -> home.flaw().isEmpty())
                .findFirst()
                .<LaunchPlan>map(home -> new Fork(command(home, jars, mainClass, arguments)))
                .orElseGet(() -> new Stay(PREFACE + noHome(homes)));
    }

    private static String noHome(List<JavaHome> homes) {
        String flaws = homes.stream().flatMap(home -> home.flaw().stream()).collect(Collectors.joining(", "));
        return "that takes a JDK 25 with JVMCI, but " + flaws + ". Set JAVA25_HOME to the folder of a JDK 25.";
    }

    private List<String> command(JavaHome home, EngineJars jars, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.java().toString());
        command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI"));
        command.add("--upgrade-module-path=" + joined(jars.compilers()));
        command.add("--module-path=" + joined(jars.modules()));
        command.add("--add-modules=ALL-MODULE-PATH");
        command.add("--enable-native-access=org.graalvm.truffle,org.graalvm.truffle.runtime");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", joined(jars.others()), mainClass));
        command.addAll(arguments);
        return command;
    }

    private static String joined(List<Jar> jars) {
        return jars.stream().map(jar -> jar.path().toString()).collect(Collectors.joining(File.pathSeparator));
    }
}
