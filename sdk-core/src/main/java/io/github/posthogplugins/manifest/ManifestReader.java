package io.github.posthogplugins.manifest;

import io.github.posthogplugins.validation.InvalidBundleException;

/**
 * Reads {@code plugin.json} as leniently as PostHog does.
 *
 * <p>Unknown keys, unknown types of fields and a {@code config} that is an object are accepted. What is not strict
 * JSON, not an object, or says something twice is refused with one error.
 */
public final class ManifestReader {

    private ManifestReader() {}

    /**
     * Reads a manifest.
     *
     * @param bundle what messages call the bundle
     * @param json the bytes of the file
     * @throws InvalidBundleException if the file cannot be read
     */
    public static PluginManifest read(String bundle, byte[] json) {
        ManifestDocument document = ManifestDocument.parse(json);
        document.obstacle().ifPresent(problem -> {
            throw new InvalidBundleException(bundle, problem);
        });
        return document.manifest().orElseThrow();
    }
}
