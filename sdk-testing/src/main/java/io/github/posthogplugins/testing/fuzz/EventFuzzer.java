package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.SampleConfigs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends random events to a plugin, and shows the smallest one with which it fails.
 *
 * <pre>{@code
 * @Test
 * void never_lets_an_email_through(PluginUnderTest plugin) {
 *     EventFuzzer.of(plugin).check(result -> assertThat(result).doesNotHaveProperty("email"));
 * }
 * }</pre>
 *
 * <p>Events are made from realistic ones by leaving out, swapping, wrapping and replacing values. Names of properties and
 * values are taken from the plugin's source and config too, so that the events are about what it deals with. The plugin
 * must not throw, hang, or return what is no event; the test may ask for more.
 *
 * <p>The events are the same in every run, until {@link #withSeed the seed} is another: {@code -Dposthog.seed=random} tries
 * others, {@code -Dposthog.seed=<number>} repeats those of a failure.
 *
 * <p>An event that fails is made smaller until nothing can be left out of it, and shown as JSON that can be kept as a
 * fixture. Use a fuzzer on the thread of the test.
 */
public final class EventFuzzer {

    private static final int DEFAULT_RUNS = 200;

    private final PluginBundle bundle;
    private final Optional<PluginUnderTest> plugin;
    private final List<PluginEvent> samples = new ArrayList<>(List.of(
            TestEvents.pageview(),
            TestEvents.identify(),
            TestEvents.autocapture(),
            TestEvents.groupIdentify(),
            TestEvents.custom("order paid")));
    private final Set<String> allowed = new LinkedHashSet<>();
    private long seed = Seed.DEFAULT;
    private int runs = DEFAULT_RUNS;

    private EventFuzzer(PluginBundle bundle, Optional<PluginUnderTest> plugin) {
        this.bundle = bundle;
        this.plugin = plugin;
    }

    /** Returns a fuzzer for the plugin of a test, with the test's config and stubs; it keeps what it has in its storage. */
    public static EventFuzzer of(PluginUnderTest plugin) {
        return new EventFuzzer(plugin.bundle(), Optional.of(plugin));
    }

    /**
     * Returns a fuzzer for a plugin without a test around it: it takes turns with the {@linkplain SampleConfigs configs}
     * that its manifest allows, up to 16, and all services answer 200 and {@code {}}.
     */
    public static EventFuzzer of(PluginBundle bundle) {
        return new EventFuzzer(bundle, Optional.empty());
    }

    /** Returns {@link #of(PluginBundle)} for a folder, {@code .zip} or {@code .tgz}. */
    public static EventFuzzer of(Path folderOrArchive) {
        return of(PluginBundle.load(folderOrArchive.toAbsolutePath().normalize()));
    }

    /** Sets the seed of the random events; {@code -Dposthog.seed} takes precedence. */
    public EventFuzzer withSeed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets how many events are sent; 200 if not set.
     *
     * @throws IllegalArgumentException if there would be none
     */
    public EventFuzzer runs(int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("A fuzzer needs at least one run, but was asked for " + runs + ".");
        }
        this.runs = runs;
        return this;
    }

    /** Makes events out of these too, and not only out of {@link TestEvents}. */
    public EventFuzzer withEvents(PluginEvent... events) {
        samples.addAll(List.of(events));
        return this;
    }

    /** Lets the plugin throw errors of these names, such as {@code RangeError}. */
    public EventFuzzer allowing(String... errorNames) {
        allowed.addAll(List.of(errorNames));
        return this;
    }

    /**
     * Sends the events.
     *
     * @throws AssertionError with the smallest event with which the plugin throws, hangs, or returns what is no event
     */
    public void check() {
        check(result -> {});
    }

    /**
     * Sends the events, and checks each result; a check that aborts, as assumptions do, passes over the event.
     *
     * @throws AssertionError with the smallest event with which the check fails, or the plugin throws, hangs, or returns
     *     what is no event
     */
    public void check(Consumer<ChainResult> property) {
        long effective = Seed.of(System.getProperty(Seed.PROPERTY), seed);
        Subjects subjects = plugin.map(Subjects::of).orElseGet(() -> Subjects.of(bundle));
        try (subjects) {
            EventMaker maker = new EventMaker(effective, Vocabulary.of(bundle), samples);
            new FuzzRun(bundle.name(), effective, runs, new Judge(allowed, property)).send(maker, subjects);
        }
    }
}
