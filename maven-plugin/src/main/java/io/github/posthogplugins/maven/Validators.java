package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.BundleValidator;
import io.github.posthogplugins.runtime.PluginRuntime;

/** The one place where the goals get their validator. */
final class Validators {

    private Validators() {}

    static BundleValidator create() {
        return PluginRuntime.validator();
    }
}
