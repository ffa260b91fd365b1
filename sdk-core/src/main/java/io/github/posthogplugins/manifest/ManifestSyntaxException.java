package io.github.posthogplugins.manifest;

import io.github.posthogplugins.validation.Problem;

/** Why {@code plugin.json} cannot be read at all. */
final class ManifestSyntaxException extends Exception {

    private final transient Problem problem;

    ManifestSyntaxException(Problem problem) {
        super(problem.headline());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
