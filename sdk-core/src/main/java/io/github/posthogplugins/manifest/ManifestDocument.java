package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code plugin.json} with all that can be said about it.
 *
 * <p>Where {@link ManifestReader} refuses what cannot be read and accepts the rest, a document lists everything that an
 * author should know.
 */
public final class ManifestDocument {

    /** The name of the file. */
    public static final String FILE = "plugin.json";

    private final @Nullable ObjectTree tree;
    private final @Nullable Problem syntaxError;
    private final List<Problem> duplicates;

    private ManifestDocument(@Nullable ObjectTree tree, @Nullable Problem syntaxError) {
        this.tree = tree;
        this.syntaxError = syntaxError;
        this.duplicates = tree == null ? List.of() : DuplicateNames.in(tree);
    }

    /** Looks at the bytes of a {@code plugin.json}, whatever they are. */
    public static ManifestDocument parse(byte[] json) {
        try {
            return new ManifestDocument(ManifestSyntax.parse(json), null);
        } catch (ManifestSyntaxException e) {
            return new ManifestDocument(null, e.problem());
        }
    }

    /** Why the file cannot be used at all, if so. */
    public Optional<Problem> obstacle() {
        return Optional.ofNullable(syntaxError).or(() -> duplicates.stream().findFirst());
    }

    /** What the file says, as PostHog would read it; empty if it is not a JSON object. */
    public Optional<PluginManifest> manifest() {
        return Optional.ofNullable(tree).map(ManifestMapper::manifest);
    }

    /** Everything that is wrong with the file or doubtful about it, in no particular order. */
    public List<Problem> problems() {
        if (tree == null) {
            return obstacle().stream().toList();
        }
        Problems problems = new Problems();
        duplicates.forEach(problems::add);
        ManifestRules.check(tree, problems);
        return problems.toList();
    }

    /** Where the value of a top-level key stands; the file as a whole if the key is absent. */
    public Location locationOf(String name) {
        return Optional.ofNullable(tree)
                .flatMap(object -> object.member(name))
                .map(Member::value)
                .map(JsonTree::location)
                .orElse(Location.ofFile(FILE));
    }
}
