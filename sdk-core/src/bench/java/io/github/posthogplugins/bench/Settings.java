package io.github.posthogplugins.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run was asked to do, from system properties that forked JVMs inherit.
 *
 * @param suite which measurements
 * @param quick short forks, and one instead of five unless {@code forks} says otherwise
 * @param forks how often each measurement is repeated in a process of its own
 * @param only names of workloads, of sizes that grow, or of ways to cross, to keep; empty for all
 * @param home the folder {@code src/bench}
 * @param output where results and the peers' files go
 */
record Settings(String suite, boolean quick, int forks, List<String> only, Path home, Path output) {

    static Settings fromSystemProperties() {
        return new Settings(
                System.getProperty("bench.suite", "workloads"),
                Boolean.getBoolean("bench.quick"),
                forks(Integer.getInteger("bench.forks", 0)),
                names(System.getProperty("bench.only", "")),
                Path.of(System.getProperty("bench.home", "src/bench")),
                Path.of(System.getProperty("bench.output", "target/bench")));
    }

    private static int forks(int wanted) {
        return wanted > 0 ? wanted : Boolean.getBoolean("bench.quick") ? 1 : 5;
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    int warmupSeconds() {
        return quick ? 4 : 10;
    }

    /** Refuses names in {@code bench.only} that are none of these. */
    void requireKnown(List<String> known) {
        List<String> unknown =
                only.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The suite '" + suite + "' has no " + String.join(", ", unknown)
                    + ". Set bench.only to some of: " + String.join(", ", known) + ".");
        }
    }

    boolean wants(String name) {
        return only.isEmpty() || only.contains(name);
    }

    Path plugin(String name) {
        return home.resolve("resources/plugins").resolve(name);
    }

    Path resource(String name) {
        return home.resolve("resources").resolve(name);
    }
}
