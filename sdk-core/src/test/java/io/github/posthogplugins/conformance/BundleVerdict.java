package io.github.posthogplugins.conformance;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.ConfigChecker;
import io.github.posthogplugins.config.ConfigDefaults;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.conformance.Row.BundleRow;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.validation.InvalidBundleException;
import io.github.posthogplugins.validation.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is said of the bundle of a row without running it. */
final class BundleVerdict {

    private final Row row;
    private final Path path;
    private final Comparison comparison = new Comparison();

    private BundleVerdict(Row row, Path path) {
        this.row = row;
        this.path = path;
    }

    static List<String> on(Row row, BundleRow bundle) {
        return BundleOnDisk.with(bundle, path -> new BundleVerdict(row, path).differences());
    }

    private List<String> differences() {
        compareProblems();
        if (isAboutLoading()) {
            compareLoading();
        }
        return comparison.differences();
    }

    private void compareProblems() {
        if (row.problems() != null) {
            List<String> found = PluginRuntime.validator().validate(path).problems().stream()
                    .map(BundleVerdict::headline)
                    .toList();
            comparison.equal("problems", row.problems(), found);
        }
    }

    private static String headline(Problem problem) {
        return (problem.isError() ? "error " : "warning ") + problem.code();
    }

    private boolean isAboutLoading() {
        return Stream.of(row.refused(), row.main(), row.manifest(), row.filled(), row.configProblems())
                .anyMatch(Objects::nonNull);
    }

    private void compareLoading() {
        try {
            compare(PluginBundle.load(path));
            comparison.equal("refused", row.refused(), "not refused");
        } catch (InvalidBundleException refusal) {
            String summary = refusal.report().problems().get(0).summary();
            comparison.equal("refused", Objects.requireNonNullElse(row.refused(), "not refused"), summary);
        }
    }

    private void compare(PluginBundle bundle) {
        comparison.equal(
                "main", row.main(), bundle.main().map(file -> file.path()).orElse("none"));
        comparison.covers("manifest", row.manifest(), Manifests.describe(bundle));
        PluginConfig config = PluginRow.config(row.config(), row.attachments());
        comparison.equal(
                "filled",
                row.filled(),
                ConfigDefaults.fill(bundle.manifest(), config).values());
        comparison.equal(
                "config-problems",
                row.configProblems(),
                ConfigChecker.check(bundle.manifest(), config).stream()
                        .map(BundleVerdict::headline)
                        .toList());
    }
}
