package io.github.posthogplugins.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.posthogplugins.launch.EngineJars.Jar;
import io.github.posthogplugins.launch.LaunchPlan.Fork;
import io.github.posthogplugins.launch.LaunchPlan.Stay;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizedLauncherTests {

    private static final Jar COMPILER = jar("compiler-25.0.3.jar", "jdk.graal.compiler");
    private static final Jar API = jar("truffle-api-25.0.3.jar", "org.graalvm.truffle");
    private static final Jar RUNTIME = jar("truffle-runtime-25.0.3.jar", "org.graalvm.truffle.runtime");
    private static final Jar REGEX = jar("regex-25.0.3.jar", "com.oracle.truffle.regex");
    private static final Jar SDK = jar("sdk.jar", "");
    private static final Jar JACKSON = jar("jackson-core-2.22.0.jar", "com.fasterxml.jackson.core");
    private static final List<Jar> ALL = List.of(SDK, API, COMPILER, JACKSON, RUNTIME, REGEX);
    private static final JavaHome JDK_25 = home("jdk25", "25.0.3", "java.base", "jdk.internal.vm.ci");

    private static Jar jar(String file, String module) {
        return new Jar(Path.of("lib", file), module);
    }

    private static JavaHome home(String folder, String version, String... modules) {
        return new JavaHome(Path.of(folder), version, List.of(modules));
    }

    private static LaunchPlan plan(List<Jar> jars, JavaHome... homes) {
        return OptimizedLauncher.ofThisJvm()
                .withJvmArguments(List.of("-Xmx1g"))
                .plan(EngineJars.sorted(jars), List.of(homes), "org.example.Main", List.of("a", "b c"));
    }

    private static String path(String... files) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(files)
                        .map(file -> Path.of("lib", file).toString())
                        .toList());
    }

    private static List<Jar> without(Jar missing) {
        return ALL.stream().filter(jar -> !jar.equals(missing)).toList();
    }

    // ---- the command ----

    @Test
    void the_engine_goes_on_the_module_path_and_the_compiler_in_the_place_of_the_jdks() {
        assertThat(plan(ALL, JDK_25))
                .isEqualTo(new Fork(List.of(
                        Path.of("jdk25", "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:+EnableJVMCI",
                        "--upgrade-module-path=" + path("compiler-25.0.3.jar"),
                        "--module-path="
                                + path("truffle-api-25.0.3.jar", "truffle-runtime-25.0.3.jar", "regex-25.0.3.jar"),
                        "--add-modules=ALL-MODULE-PATH",
                        "--enable-native-access=org.graalvm.truffle,org.graalvm.truffle.runtime",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx1g",
                        "-cp",
                        path("sdk.jar", "jackson-core-2.22.0.jar"),
                        "org.example.Main",
                        "a",
                        "b c")));
    }

    @Test
    void the_first_jdk_that_is_suited_is_taken() {
        assertThat(plan(ALL, home("jdk17", "17.0.15"), home("jdk26", "26"), JDK_25))
                .isInstanceOfSatisfying(Fork.class, fork -> assertThat(fork.command())
                        .startsWith(Path.of("jdk25", "bin", "java").toString()));
    }

    // ---- the reasons to stay ----

    private static void assertStays(LaunchPlan plan, String reason) {
        assertThat(plan).isEqualTo(new Stay("Plugins are interpreted, not compiled: " + reason));
    }

    @Test
    void without_the_compiler_plugins_are_interpreted() {
        assertStays(
                plan(without(COMPILER), JDK_25),
                "the compiler is not on the class path. Add org.graalvm.compiler:compiler:25.0.3 to the dependencies.");
    }

    @Test
    void the_compiler_must_have_the_engines_version() {
        List<Jar> jars = new ArrayList<>(without(COMPILER));
        jars.add(jar("compiler-25.0.4.1.jar", "jdk.graal.compiler"));

        assertStays(
                plan(jars, JDK_25),
                "the compiler is version 25.0.4.1, the engine 25.0.3. Use org.graalvm.compiler:compiler:25.0.3.");
    }

    @Test
    void the_engine_must_be_whole() {
        assertStays(
                plan(without(RUNTIME), JDK_25),
                "the class path lacks the engine's modules org.graalvm.truffle and org.graalvm.truffle.runtime. Add"
                        + " org.graalvm.polyglot:js-community as it comes.");
    }

    @Test
    void only_a_jdk_25_will_do() {
        assertStays(
                plan(ALL, home("jdk17", "17.0.15"), home("jdk250", "250.1")),
                "that takes a JDK 25 with JVMCI, but 'jdk17' is JDK 17.0.15, 'jdk250' is JDK 250.1. Set JAVA25_HOME to"
                        + " the folder of a JDK 25.");
    }

    @Test
    void a_jdk_must_have_the_compiler_interface() {
        assertStays(
                plan(ALL, home("small", "25.0.3", "java.base")),
                "that takes a JDK 25 with JVMCI, but 'small' lacks the module jdk.internal.vm.ci. Set JAVA25_HOME to the"
                        + " folder of a JDK 25.");
    }

    // ---- JDKs ----

    @Test
    void a_jdk_is_known_by_its_release_file(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base jdk.internal.vm.ci\"\n");

        JavaHome home = JavaHome.at(folder);

        assertThat(home).isEqualTo(new JavaHome(folder, "25.0.3", List.of("java.base", "jdk.internal.vm.ci")));
        assertThat(home.flaw()).isEmpty();
    }

    @Test
    void the_first_release_of_a_jdk_has_no_dots() {
        assertThat(home("jdk", "25").flaw()).isEmpty();
    }

    @Test
    void a_folder_without_a_release_file_is_no_jdk(@TempDir Path folder) {
        assertThat(JavaHome.at(folder).flaw())
                .contains("'" + folder + "' is no JDK, for its 'release' file is missing");
    }

    // ---- class paths ----

    @Test
    void the_class_path_of_these_tests_is_taken_apart() {
        EngineJars jars = EngineJars.of(classPath());

        assertThat(jars.modules())
                .extracting(Jar::module)
                .contains(
                        "org.graalvm.polyglot", "org.graalvm.js", "org.graalvm.truffle", "org.graalvm.truffle.runtime");
        assertThat(jars.compilers()).extracting(Jar::module).containsExactly("jdk.graal.compiler");
        assertThat(jars.flaw()).isEmpty();
        assertThat(jars.others()).extracting(jar -> jar.path().toString()).noneMatch(path -> path.endsWith(".pom"));
        assertThat(jars.others())
                .extracting(jar -> jar.path().getFileName().toString())
                .contains("classes");
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    @Test
    void files_that_are_no_archive_belong_to_nobody(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken-1.0.jar"), "no archive");

        assertThat(EngineJars.of(List.of(broken, folder.resolve("missing.jar"))).others())
                .hasSize(2);
    }

    // ---- the trial ----

    @Test
    void the_trial_tells_what_the_jvm_says() {
        assertThat(Probe.verdict(0, "GraalVM CE")).isEmpty();
        assertThat(Probe.verdict(0, "Interpreted"))
                .contains(
                        "the engine does not use the compiler although it is there; do their versions fit the JDK's?");
        assertThat(Probe.verdict(1, "\nError: no JVMCI\n  at x"))
                .contains("a JVM with the compiler does not work here: Error: no JVMCI");
        assertThat(Probe.verdict(134, "")).contains("a JVM with the compiler does not work here: exit code 134");
    }

    @Test
    void a_jvm_that_can_not_be_started_is_named() {
        assertThat(Probe.flaw(List.of("no-such-java")))
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("'no-such-java' could not be started: "));
    }

    /** Runs on a JDK 25, or where JAVA25_HOME names one. */
    @Test
    void a_real_jvm_compiles_plugins() {
        OptimizedLauncher launcher = OptimizedLauncher.ofThisJvm().withClassPath(classPath());
        LaunchPlan untried = launcher.planUntried("Main", List.of());
        assumeTrue(untried instanceof Fork, () -> ((Stay) untried).reason());

        assertThat(launcher.plan("Main", List.of())).isInstanceOf(Fork.class);
    }

    @Test
    void a_jvm_of_the_wrong_make_is_found_out_by_the_trial() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath().stream().map(Path::toString).toList()),
                ProbeMain.class.getName());

        assertThat(Probe.flaw(command))
                .contains(
                        "the engine does not use the compiler although it is there; do their versions fit the JDK's?");
    }
}
