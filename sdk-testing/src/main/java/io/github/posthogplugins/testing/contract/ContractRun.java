package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginLoadException;
import io.github.posthogplugins.testing.contract.ContractCheck.Finding;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries a plugin out, each thing once, when a check first asks for it. */
final class ContractRun {

    private final World world;
    private final Set<String> allowedErrors;
    private final SampleConfigs configs;
    private final Map<String, Trial> trials = new LinkedHashMap<>();
    private @Nullable Optional<PluginLoadException> loadFailure;
    private @Nullable List<SetUp> setUps;
    private @Nullable List<Outage> outages;

    ContractRun(World world, Set<String> allowedErrors) {
        this.world = world;
        this.allowedErrors = Set.copyOf(allowedErrors);
        this.configs = SampleConfigs.of(world.bundle().manifest(), world.config());
    }

    World world() {
        return world;
    }

    SampleConfigs configs() {
        return configs;
    }

    String plugin() {
        return "Plugin '" + world.bundle().name() + "' ";
    }

    /** Why the plugin can't be loaded. */
    synchronized Optional<PluginLoadException> loadFailure() {
        if (loadFailure == null) {
            loadFailure = load();
        }
        return loadFailure;
    }

    private Optional<PluginLoadException> load() {
        try {
            new Stage(world, configs.samples().get(0).config()).close();
            return Optional.empty();
        } catch (PluginLoadException failure) {
            return Optional.of(failure);
        }
    }

    synchronized List<SetUp> setUps() {
        if (setUps == null) {
            setUps = trySetUps();
        }
        return setUps;
    }

    private List<SetUp> trySetUps() {
        List<SetUp> tried = new ArrayList<>();
        for (SampleConfig sample : configs.samples()) {
            SetUp setUp = SetUp.of(world, sample);
            tried.add(setUp);
            if (setUp.isImportunate()) {
                break;
            }
        }
        return List.copyOf(tried);
    }

    /** The first config with which the plugin is set up. */
    Optional<PluginConfig> workingConfig() {
        return setUps().stream()
                .filter(SetUp::succeeded)
                .map(setUp -> setUp.sample().config())
                .findFirst();
    }

    synchronized Trial trial(SampleEvent sample, PluginConfig config) {
        return trials.computeIfAbsent(sample.name(), name -> Trial.of(world, config, sample));
    }

    synchronized List<Outage> outages(PluginConfig config) {
        if (outages == null) {
            outages = Outage.all(world, config);
        }
        return outages;
    }

    /** Leaves out what the author allows, requests for a retry, and what is said of one place already. */
    List<PluginError> unwanted(List<PluginError> errors) {
        Map<String, PluginError> byKind = new LinkedHashMap<>();
        errors.stream()
                .filter(error -> !allowedErrors.contains(String.valueOf(error.name())) && !Shown.isRetry(error))
                .forEach(error -> byKind.putIfAbsent(PluginErrorText.kind(error), error));
        return new ArrayList<>(byKind.values());
    }

    /** Does what needs a plugin that can be loaded. */
    Finding loaded(Function<ContractRun, Finding> work) {
        return loadFailure().isPresent()
                ? Finding.skipped("The plugin can't be loaded; see the check of that.")
                : work.apply(this);
    }

    /** Does what needs a plugin that can be set up. */
    Finding ready(Function<PluginConfig, Finding> work) {
        return loaded(run -> workingConfig()
                .map(work)
                .orElseGet(() -> Finding.skipped("The plugin can't be set up; see the check of that.")));
    }
}
