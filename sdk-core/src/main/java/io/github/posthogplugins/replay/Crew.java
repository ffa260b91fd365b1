package io.github.posthogplugins.replay;

import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The chains of a replay, one for each worker, with plugins of their own that are set up.
 *
 * <p>The workers' runtimes are siblings: what lies behind cache, storage, GeoIP and HTTP is one for all.
 */
final class Crew implements AutoCloseable {

    private final List<PluginRuntime> runtimes = new ArrayList<>();
    private final List<PluginChain> chains = new ArrayList<>();
    private final List<StepTally> tallies = new ArrayList<>();

    private Crew() {}

    /**
     * Loads the plugins for every worker.
     *
     * @throws ReplayException if one of them can't be set up
     */
    static Crew load(List<PluginSpec> specs, PluginRuntime first, int workers) {
        Crew crew = new Crew();
        try {
            for (int worker = 0; worker < workers; worker++) {
                crew.add(specs, worker == 0 ? first : first.sibling());
            }
            return crew;
        } catch (RuntimeException | Error e) {
            crew.close();
            throw e;
        }
    }

    private void add(List<PluginSpec> specs, PluginRuntime runtime) {
        runtimes.add(runtime);
        List<Plugin> plugins = specs.stream().map(runtime::load).toList();
        plugins.forEach(Crew::setUp);
        chains.add(runtime.chain(plugins));
        tallies.add(new StepTally(plugins.size()));
    }

    /** The server would let events pass a plugin that is not set up; nobody wants that of a million events. */
    private static void setUp(Plugin plugin) {
        if (plugin.setUp() != Plugin.Status.READY) {
            throw new ReplayException(
                    "Plugin '" + plugin.identifier() + "' can't be set up: " + reason(plugin)
                            + "\nNo event was read. Correct its config, or what it needs in setupPlugin.",
                    null);
        }
    }

    private static String reason(Plugin plugin) {
        List<PluginError> errors = plugin.errors();
        return errors.isEmpty()
                ? plugin.logs().get(plugin.logs().size() - 1).message()
                : errors.get(errors.size() - 1).toString();
    }

    PluginChain chain(int worker) {
        return chains.get(worker);
    }

    StepTally tally(int worker) {
        return tallies.get(worker);
    }

    /** Returns what the plugins did; to be called when all workers have ended. */
    List<PluginReport> reports(int mostErrors) {
        List<Plugin> plugins = chains.get(0).plugins();
        return IntStream.range(0, plugins.size())
                .mapToObj(place -> report(place, plugins.get(place).identifier(), mostErrors))
                .toList();
    }

    private PluginReport report(int place, String identifier, int mostErrors) {
        return new PluginReport(
                identifier,
                sum(tally -> tally.count(place, Result.SUCCEEDED)),
                sum(tally -> tally.count(place, Result.FAILED)),
                sum(tally -> tally.count(place, Result.DROPPED)),
                sum(tally -> tally.count(place, Result.NO_HOOK)
                        + tally.count(place, Result.ALREADY_PROCESSED)
                        + tally.count(place, Result.UNAVAILABLE)),
                errors(place, mostErrors));
    }

    private long sum(ToLongFunction<StepTally> count) {
        return tallies.stream().mapToLong(count).sum();
    }

    private List<PluginError> errors(int place, int most) {
        return chains.stream()
                .flatMap(chain -> chain.plugins().get(place).errors().stream())
                .limit(most)
                .toList();
    }

    /** Tears the plugins down and closes them; they still tell what they did. */
    @Override
    public void close() {
        runtimes.forEach(PluginRuntime::close);
    }
}
