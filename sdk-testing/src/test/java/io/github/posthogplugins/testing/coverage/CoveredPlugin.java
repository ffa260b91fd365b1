package io.github.posthogplugins.testing.coverage;

import io.github.posthogplugins.coverage.CoverageReport;
import io.github.posthogplugins.coverage.FileCoverage;
import io.github.posthogplugins.coverage.FileCoverage.BranchCoverage;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.probe.CodeProbes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a plugin from a file, and says how much of it has run. */
final class CoveredPlugin {

    private CoveredPlugin() {}

    /** Sends events of these names through the plugin. */
    static String coverage(String source, String... events) {
        return coverage(source, plugin -> Stream.of(events).forEach(name -> plugin.process(TestEvents.custom(name))));
    }

    /** Returns the count of each line with a statement, then each branch with its arms, then the functions. */
    static String coverage(String source, Consumer<PluginUnderTest> test) {
        return describe(measure(source, test));
    }

    static FileCoverage measure(String source, Consumer<PluginUnderTest> test) {
        CodeProbes.install();
        try {
            Path module = Files.createTempDirectory("covered");
            Files.writeString(module.resolve("plugin.json"), "{\"name\": \"covered\", \"main\": \"index.ts\"}");
            Files.writeString(module.resolve("index.ts"), source);
            try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
                test.accept(environment.plugin(module));
            }
            Coverage coverage = new Coverage(module, module.resolve("coverage"));
            return CoverageReport.of(module, coverage.measured()).files().stream()
                    .filter(file -> file.file().equals("index.ts"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(FileCoverage file) {
        String lines = file.lineHits().entrySet().stream()
                .map(line -> line.getKey() + "×" + line.getValue())
                .collect(Collectors.joining(" "));
        String branches = file.branches().stream().map(CoveredPlugin::describe).collect(Collectors.joining());
        String functions = file.functions().stream()
                .map(function -> function.name() + "×" + function.count())
                .collect(Collectors.joining(" "));
        return "lines " + lines + "\n" + branches + "functions " + functions;
    }

    private static String describe(BranchCoverage branch) {
        String arms = branch.arms().stream()
                .map(arm -> arm.name() + "×" + arm.count())
                .collect(Collectors.joining(", "));
        return branch.line() + ":" + branch.column() + " " + branch.kind() + " " + arms + "\n";
    }
}
