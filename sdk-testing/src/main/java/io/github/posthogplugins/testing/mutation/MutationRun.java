package io.github.posthogplugins.testing.mutation;

import io.github.posthogplugins.coverage.MeasuredSource;
import io.github.posthogplugins.coverage.Mutant;
import io.github.posthogplugins.coverage.Mutant.Fate;
import io.github.posthogplugins.coverage.MutationFolder;
import io.github.posthogplugins.coverage.MutationReport;
import io.github.posthogplugins.testing.coverage.AuthorFiles;
import io.github.posthogplugins.testing.coverage.TestJvm;
import io.github.posthogplugins.testing.coverage.WantedMinimum;
import io.github.posthogplugins.testing.mutation.TestRuns.TestRun;
import io.github.posthogplugins.testing.probe.CodeProbes;
import io.github.posthogplugins.testing.probe.ProbedSource;
import io.github.posthogplugins.testing.probe.ValueSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestIdentifier;

/** Mutation testing in this JVM, once its tests have passed. */
final class MutationRun {

    private static final String PROPERTY = "posthog.mutate";
    private static final String FOLDER_PROPERTY = "posthog.mutate.directory";
    /** They write what later runs are compared with, which must not come from a mutated plugin. */
    private static final List<String> REWRITING = List.of("posthog.update", "posthog.record");

    private final Path module;
    private final MutationFolder folder;
    private final TestRuns tests = new TestRuns();
    private final AtomicInteger failures = new AtomicInteger();

    MutationRun(Path module, Path folder) {
        this.module = module;
        this.folder = new MutationFolder(folder);
    }

    static MutationRun ofModule() {
        Path module = Path.of("").toAbsolutePath();
        String folder = System.getProperty(FOLDER_PROPERTY, MutationFolder.DEFAULT);
        return new MutationRun(module, module.resolve(folder));
    }

    static boolean isOn() {
        return Boolean.getBoolean(PROPERTY);
    }

    void begin() {
        CodeProbes.install();
        folder.forgetAllBut(TestJvm.run());
    }

    void started(TestIdentifier test) {
        tests.started(test);
    }

    void finished(TestIdentifier test, TestExecutionResult result) {
        tests.finished(test);
        if (result.getStatus() == Status.FAILED) {
            failures.incrementAndGet();
        }
    }

    /** Negates one condition after the other, and returns what became of them; nothing if no plugin has run. */
    Optional<String> report() {
        if (CodeProbes.sources().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> obstacle = obstacle();
        return obstacle.isPresent() ? obstacle : Optional.of(mutate());
    }

    private Optional<String> obstacle() {
        Optional<String> rewriting =
                REWRITING.stream().filter(Boolean::getBoolean).findFirst();
        if (rewriting.isPresent()) {
            return Optional.of("No condition was negated, because " + rewriting.get()
                    + " is set: what mutated plugins do must not be kept.\nRun mutation testing without it.");
        }
        return failures.get() == 0
                ? Optional.empty()
                : Optional.of("No condition was negated, because a test fails as it is.\nCorrect that first.");
    }

    private String mutate() {
        List<Mutant> mutants = new ArrayList<>();
        for (ProbedSource source : CodeProbes.sources()) {
            AuthorFiles.pathOf(module, source.origin(), source.file()).ifPresent(file -> source.conditions()
                    .forEach(condition -> mutants.add(mutant(file, source, condition))));
        }
        folder.keep(TestJvm.run(), TestJvm.name(), mutants);
        MutationReport report = MutationReport.of(module, folder.mutants());
        report.writeTo(folder.path());
        return report.text() + WantedMinimum.advice("posthog.mutate.minimum", "posthog:mutation");
    }

    private Mutant mutant(String file, ProbedSource source, ValueSite condition) {
        List<TestRun> runs = tests.of(condition);
        Rerun rerun = Rerun.negating(condition, runs);
        return new Mutant(
                file,
                MeasuredSource.hashOf(source.file().text()),
                condition.span(),
                fate(runs, rerun),
                rerun.noticed().isEmpty() ? names(runs) : rerun.noticed());
    }

    private static Fate fate(List<TestRun> runs, Rerun rerun) {
        if (runs.isEmpty()) {
            return Fate.NOT_RUN;
        }
        return rerun.isNoticed() ? Fate.NOTICED : Fate.SURVIVED;
    }

    private static List<String> names(List<TestRun> runs) {
        return runs.stream().map(run -> TestName.of(run.test())).toList();
    }
}
