package io.github.posthogplugins.bundle;

import io.github.posthogplugins.manifest.ManifestDocument;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.InvalidBundleException;
import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.SourceCheck;
import io.github.posthogplugins.validation.ValidationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds everything that is wrong with a plugin, in one go.
 *
 * <p>It knows more rules than PostHog's server, which accepts many a manifest that does not do what its author means.
 * Validators keep no state: one may serve any number of threads, if its {@link SourceCheck} does.
 */
public final class BundleValidator {

    private final SourceCheck sourceCheck;

    private BundleValidator(SourceCheck sourceCheck) {
        this.sourceCheck = sourceCheck;
    }

    /** A validator of everything but the JavaScript. */
    public static BundleValidator create() {
        return new BundleValidator(SourceCheck.NONE);
    }

    /** The same validator, which lets {@code check} look at the main file too. */
    public BundleValidator withSourceCheck(SourceCheck check) {
        return new BundleValidator(check);
    }

    /**
     * Looks at a folder, a {@code .zip} or a {@code .tgz}, whatever is in it.
     *
     * @throws java.io.UncheckedIOException if the machine fails to read it
     */
    public ValidationReport validate(Path folderOrArchive) {
        try {
            return validate(FileSources.open(folderOrArchive, BundleLimits.defaults()));
        } catch (InvalidBundleException e) {
            return e.report();
        }
    }

    private ValidationReport validate(FileSource source) {
        Optional<byte[]> json = source.read(ManifestDocument.FILE);
        return json.isEmpty()
                ? ValidationReport.of(MissingManifest.in(source))
                : new ValidationReport(problems(ManifestDocument.parse(json.get()), source));
    }

    private List<Problem> problems(ManifestDocument document, FileSource source) {
        List<Problem> problems = new ArrayList<>(document.problems());
        document.manifest().ifPresent(manifest -> addSourceProblems(manifest, document, source, problems));
        return problems;
    }

    private void addSourceProblems(
            PluginManifest manifest, ManifestDocument document, FileSource source, List<Problem> problems) {
        try {
            problems.addAll(new SourceRules(manifest, document, source).check());
            MainFile.find(manifest, source).ifPresent(path -> addCodeProblems(path, source, problems));
        } catch (InvalidBundleException e) {
            problems.addAll(e.report().problems());
        }
    }

    private void addCodeProblems(String path, FileSource source, List<Problem> problems) {
        source.read(path)
                .flatMap(Utf8::decode)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> problems.addAll(sourceCheck.check(path, text)));
    }
}
