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
        List<String> words = new ArrayList<>();
        words.add(java());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.add("-classpath");
        words.add(System.getProperty("java.class.path"));
        words.add(main.getName());
        return new Command(words, Path.of("."), Map.of()).run();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
