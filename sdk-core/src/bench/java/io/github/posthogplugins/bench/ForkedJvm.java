package io.github.posthogplugins.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM like this one, with another main class. */
final class ForkedJvm {

    private ForkedJvm() {}

    /** Returns what it prints. */
    static String run(Class<?> main) throws IOException {
        return new Command(command(main), Path.of("."), Map.of()).run();
    }

    /** Returns what it prints in a JVM with one more option. */
    static String run(Class<?> main, String option, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(command(main, arguments));
        words.add(1, option);
        return new Command(words, Path.of("."), Map.of()).run();
    }

    static List<String> command(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(java());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.add("-classpath");
        words.add(System.getProperty("java.class.path"));
        words.add(main.getName());
        words.addAll(List.of(arguments));
        return words;
    }

    /** Returns the system properties of this JVM's command line. */
    static List<String> properties() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D"))
                .toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
