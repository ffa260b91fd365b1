package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ObjectTree;

/** All rules about {@code plugin.json}. */
final class ManifestRules {

    private ManifestRules() {}

    static void check(ObjectTree manifest, Problems problems) {
        new TopLevelRules(manifest, problems).check();
        new ConfigRules(manifest, problems).check();
        new PublicJobRules(manifest, problems).check();
    }
}
