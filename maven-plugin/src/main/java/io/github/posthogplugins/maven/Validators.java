package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.BundleValidator;

/** The one place where the goals get their validator. */
final class Validators {

    private Validators() {}

    static BundleValidator create() {
        return BundleValidator.create();
    }
}
