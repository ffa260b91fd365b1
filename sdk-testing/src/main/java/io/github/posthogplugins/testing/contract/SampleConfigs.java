package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.ConfigChecker;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.Severity;
import java.util.List;

/**
 * Configs that PostHog's form lets pass: required fields set, others set and not set, every choice.
 *
 * <p>Texts that have no default are made up by what the fields are called.
 */
public final class SampleConfigs {

    private static final int MOST = 48;

    private final List<SampleConfig> samples;
    private final long possible;

    private SampleConfigs(List<SampleConfig> samples, long possible) {
        this.samples = List.copyOf(samples);
        this.possible = possible;
    }

    /**
     * Returns configs for that manifest: all combinations of what may be set while they are few, else so many that any two
     * settings come together in one of them. The first one sets most.
     */
    public static List<PluginConfig> of(PluginManifest manifest) {
        return of(manifest, PluginConfig.empty()).samples.stream()
                .map(SampleConfig::config)
                .toList();
    }

    static SampleConfigs of(PluginManifest manifest, PluginConfig given) {
        List<Dimension> dimensions = manifest.config().stream()
                .flatMap(field -> Dimension.of(field, given).stream())
                .toList();
        int[] sizes = dimensions.stream().mapToInt(Dimension::size).toArray();
        List<SampleConfig> samples = Combinations.of(MOST, sizes).stream()
                .map(row -> sample(row, dimensions, given))
                .distinct()
                .toList();
        List<SampleConfig> allowed =
                samples.stream().filter(sample -> isAllowed(manifest, sample)).toList();
        // What the author has set may be what the form would not let pass.
        return new SampleConfigs(allowed.isEmpty() ? samples : allowed, Combinations.count(sizes));
    }

    private static SampleConfig sample(int[] row, List<Dimension> dimensions, PluginConfig given) {
        SampleConfig sample = SampleConfig.EMPTY.with(given);
        for (int i = 0; i < row.length; i++) {
            sample = dimensions.get(i).apply(row[i], sample);
        }
        return sample;
    }

    /** Conditions of the manifest may ask for a value that a combination leaves out. */
    private static boolean isAllowed(PluginManifest manifest, SampleConfig sample) {
        return ConfigChecker.check(manifest, sample.config()).stream()
                .noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    List<SampleConfig> samples() {
        return samples;
    }

    /** How many were chosen of how many. */
    String extent() {
        return possible <= MOST
                ? samples.size() + " tried"
                : samples.size() + " of " + possible + " tried, every pair of values among them";
    }
}
