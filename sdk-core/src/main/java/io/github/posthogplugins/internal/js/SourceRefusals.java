package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.Severity;
import io.github.posthogplugins.validation.SourceCheck;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Finds what PostHog's server would refuse to load: syntax errors, and imports that it does not offer. */
final class SourceRefusals implements SourceCheck {

    private static final ServerProfile PROFILE = ServerProfile.V2023;

    private final Supplier<SourceTransformer> transformer;

    SourceRefusals(Supplier<SourceTransformer> transformer) {
        this.transformer = transformer;
    }

    @Override
    public List<Problem> check(String file, String source) {
        try {
            transformer.get().transform(source, file, SourceRules.of(PROFILE));
            return List.of();
        } catch (TransformException refused) {
            return List.of(problem(file, refused));
        }
    }

    private static Problem problem(String file, TransformException refused) {
        String message = String.valueOf(refused.getMessage());
        Location location =
                new Location(file, OptionalInt.of(refused.line()), OptionalInt.of(refused.column() + 1), null);
        return message.contains("Cannot import '")
                ? new Problem("source.import-forbidden", Severity.ERROR, location, shown(message), IMPORT_ADVICE)
                : new Problem(
                        "source.refused",
                        Severity.ERROR,
                        location,
                        refused.errorName() + ": " + shown(message),
                        "Correct the source: PostHog's server refuses to load it.");
    }

    /** Without the name that the server gives to every source. */
    private static String shown(String message) {
        return message.replaceFirst("^/index\\.ts: ", "");
    }

    private static final String IMPORT_ADVICE = "Bundle the module into the main file, or use one of those that PostHog"
            + " offers: " + String.join(", ", new java.util.TreeSet<>(PROFILE.modules())) + ".";
}
