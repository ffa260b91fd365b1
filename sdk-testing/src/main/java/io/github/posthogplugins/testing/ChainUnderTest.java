package io.github.posthogplugins.testing;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainVisit;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.testing.chain.ChainTrace;
import io.github.posthogplugins.testing.chain.TracedStep;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plugins that work on an event one after the other, each on what those before it made of it.
 *
 * <pre>{@code
 * ChainUnderTest chain = environment.chain(geoip, filter);
 *
 * assertThat(chain.process(TestEvents.pageview())).step("filter").doesNotHaveProperty("$geoip_city_name");
 * }</pre>
 *
 * <p>A plugin whose {@code setupPlugin} failed is passed over, as on PostHog; the test fails for it at its end, unless it
 * called {@code setUp()} on the plugin. Use it on the thread of its environment.
 */
public final class ChainUnderTest {

    private final PluginTestEnvironment environment;
    private final List<PluginUnderTest> plugins;
    private final PluginChain chain;

    ChainUnderTest(PluginTestEnvironment environment, List<PluginUnderTest> plugins) {
        this.environment = environment;
        this.plugins = List.copyOf(plugins);
        this.chain = environment
                .runtime()
                .chain(plugins.stream().map(PluginUnderTest::plugin).toList());
    }

    /**
     * Sends an event through {@code processEvent} of all plugins, and what is left of it to all {@code onEvent} and
     * {@code composeWebhook}.
     */
    public ChainResult process(PluginEvent event) {
        return environment.send("process", event, () -> chain.process(event));
    }

    /** Sends an event through {@code processEvent} of all plugins, and no further. */
    public ChainResult processEvent(PluginEvent event) {
        return environment.send("processEvent", event, () -> chain.processEvent(event));
    }

    /**
     * Does the same as {@link #processEvent} and tells what each plugin got, read, changed and sent.
     *
     * <p>Plugins get copies of the event that note what is done with them; numbers are spelled as JavaScript does.
     */
    public ChainTrace trace(PluginEvent event) {
        plugins.forEach(plugin -> plugin.plugin().setUp());
        Tracing tracing = new Tracing();
        ChainResult result = environment.send("processEvent", event, () -> chain.processEvent(event, tracing::add));
        return new ChainTrace(result, tracing.steps(result));
    }

    /** Returns the plugins in their order. */
    public List<PluginUnderTest> plugins() {
        return plugins;
    }

    /** Returns some of the plugins as a chain of its own, in that order. */
    public ChainUnderTest of(PluginUnderTest... some) {
        return new ChainUnderTest(environment, List.of(some));
    }

    /** Returns the runtime's chain, for what this one does not offer. */
    public PluginChain chain() {
        return chain;
    }

    @Override
    public String toString() {
        return plugins.toString();
    }

    /** Collects what each plugin did. */
    private final class Tracing {

        private final List<ChainVisit> visits = new ArrayList<>();
        private final List<List<RecordedRequest>> requests = new ArrayList<>();
        private int seen = all().size();

        private List<RecordedRequest> all() {
            return environment.http().requests();
        }

        void add(ChainVisit visit) {
            List<RecordedRequest> all = all();
            visits.add(visit);
            requests.add(all.subList(seen, all.size()));
            seen = all.size();
        }

        List<TracedStep> steps(ChainResult result) {
            List<TracedStep> steps = new ArrayList<>();
            for (int i = 0; i < visits.size(); i++) {
                steps.add(new TracedStep(
                        visits.get(i), Optional.ofNullable(result.steps().get(i).event()), requests.get(i)));
            }
            return steps;
        }
    }
}
