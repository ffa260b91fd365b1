package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.secrets.SecretLeak;
import io.github.posthogplugins.testing.secrets.SecretWatch;
import io.github.posthogplugins.testing.timeline.HangDoctor;
import io.github.posthogplugins.testing.timeline.Timeline;
import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostHog in small for the plugins of one test: its clock stands still, its network answers what the test says, its
 * cache and storage are empty.
 *
 * <pre>{@code
 * try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
 *     PluginUnderTest plugin = environment.plugin("export const processEvent = e => null");
 *     assertThat(plugin.process(TestEvents.pageview())).isDropped();
 *     environment.verify();
 * }
 * }</pre>
 *
 * <p>{@code posthog.api} asks the same network, for {@code https://app.posthog.com/…?token=phc_test}, with the personal key
 * {@code phx_test}; {@code @current} in a path becomes the team's number, {@code projects/1}.
 *
 * <p>Whoever moves the {@linkplain #clock() clock} runs what becomes due: scheduled tasks, jobs, retries, buffers.
 *
 * <p>Knows nothing of JUnit; {@link PluginTest} makes one for each test, verifies and closes it. An environment owns
 * its plugins. Use it on one thread; several environments may be at work side by side.
 */
public final class PluginTestEnvironment implements AutoCloseable {

    private static final PostHogApi API = PostHogApi.of("phc_test", "phx_test");

    private final VirtualClock clock;
    private final MockHttp http;
    private final Timeline timeline;
    private final HangDoctor doctor;
    private final SecretWatch secrets = new SecretWatch("environment.allowSecretLeaks");
    private final PluginStores stores;
    private final PluginRuntime runtime;
    private final List<PluginUnderTest> plugins = new ArrayList<>();
    private GeoIpLookup geoIp = GeoIpLookup.unavailable();
    private int lastId;

    private PluginTestEnvironment(Builder builder) {
        Debugging.beginIfAskedFor();
        clock = builder.clock == null ? VirtualClock.create() : builder.clock;
        http = MockHttp.create(clock);
        timeline = new Timeline(clock);
        doctor = new HangDoctor(clock, http);
        timeline.closingWith(() -> String.join("\n", doctor.notes()));
        stores = new PluginStores(
                builder.storage == null ? StorageStore.inMemory() : builder.storage,
                builder.cache == null ? CacheStore.inMemory(clock) : builder.cache);
        builder.seed().ifPresent(seed -> leaveNothingToChance(builder.runtime, seed));
        runtime = builder.runtime
                .withClock(clock)
                .withObserver(timeline)
                .withStorage(secrets.watching(timeline.observing(stores.storage())))
                .withCache(secrets.watching(timeline.observing(stores.cache())))
                .withHttp(timeline.observing(http.transport()))
                .withResolver(http.resolver())
                .withGeoIp(ip -> geoIp.locate(ip))
                .withApi(API)
                .build();
        runtime.scheduler().start();
    }

    private void leaveNothingToChance(PluginRuntime.Builder runtime, long seed) {
        runtime.withRandom(new Random(seed));
        timeline.closingWith(() -> SeedProperty.advice(seed));
    }

    /** Returns an environment whose clock stands at {@link VirtualClock#DEFAULT_START}, without a GeoIP database. */
    public static PluginTestEnvironment create() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder with what {@link PluginTest} on and around that class says of the environment. */
    public static Builder builderFor(Class<?> testClass) {
        return AnnotatedSettings.of(testClass).newBuilder();
    }

    /**
     * Puts a City database of MaxMind ({@code .mmdb}) behind {@code meta.geoip}, also for plugins that are loaded.
     *
     * @throws IllegalArgumentException if the file can't be read or is no such database
     */
    public PluginTestEnvironment withGeoIpDatabase(Path file) {
        return withGeoIp(GeoIpLookup.ofDatabase(file));
    }

    /**
     * Puts a lookup behind {@code meta.geoip}, also for plugins that are loaded already.
     *
     * <pre>{@code
     * environment.withGeoIp(ip -> Optional.of("{\"city\": {\"names\": {\"en\": \"Cleveland\"}}}"));
     * }</pre>
     */
    public PluginTestEnvironment withGeoIp(GeoIpLookup lookup) {
        geoIp = lookup;
        return this;
    }

    /**
     * Returns the plugin in a folder, {@code .zip} or {@code .tgz}; a relative path starts at the working directory.
     *
     * <p>The files are read when the plugin is first used. If the system property {@code posthog.bundle} names an archive of
     * the plugin in that folder, it is read instead: one of the same name, or any if the folder is the working directory.
     */
    public PluginUnderTest plugin(Path folderOrArchive) {
        return add(() -> PackagedPlugin.ofSystem().load(folderOrArchive));
    }

    /** Returns the plugin of that bundle. */
    public PluginUnderTest plugin(PluginBundle bundle) {
        return add(() -> bundle);
    }

    /**
     * Returns a plugin named {@code inline} with that JavaScript or TypeScript as its {@code index.js} and an empty
     * {@code plugin.json}.
     */
    public PluginUnderTest plugin(String source) {
        return plugin(PluginBundle.ofSources("inline", Map.of("index.js", source)));
    }

    int nextId() {
        return ++lastId;
    }

    PluginStores stores() {
        return stores;
    }

    /** Returns the plugin that {@link PluginTest} on and around that class names, configured as it says. */
    public PluginUnderTest pluginOf(Class<?> testClass) {
        return AnnotatedSettings.of(testClass).newPlugin(this);
    }

    private PluginUnderTest add(Supplier<PluginBundle> bundle) {
        PluginUnderTest plugin = new PluginUnderTest(this, bundle);
        plugins.add(plugin);
        return plugin;
    }

    /** Puts plugins of this environment in a chain, in this order, and loads those that are not loaded yet. */
    public ChainUnderTest chain(PluginUnderTest... plugins) {
        return new ChainUnderTest(this, List.of(plugins));
    }

    /** Returns the clock that the plugins see. */
    public VirtualClock clock() {
        return clock;
    }

    /** Returns the network that the plugins see. */
    public MockHttp http() {
        return http;
    }

    /**
     * Lets secret values of the config be seen in logs, events, URLs, storage, cache or jobs, which fails a test else.
     *
     * @param keys the fields whose values may be seen; all of them if there is none
     * @see SecretWatch
     */
    public PluginTestEnvironment allowSecretLeaks(String... keys) {
        secrets.allow(keys);
        return this;
    }

    /**
     * Checks what no test wants: requests that no stub matches, rejected promises that nobody handled, set-ups that
     * failed without the test asking for it, secrets of the config where others can see them; if there is none of that,
     * stubs that no request used.
     *
     * @throws AssertionError that lists everything at once
     */
    public void verify() {
        fail(findings());
        fail(unused());
    }

    static void fail(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n\n", findings));
        }
    }

    /** Stubs that no request used; whatever else failed may be the reason for those. */
    List<String> unused() {
        return http.unused().stream().toList();
    }

    /** What {@link #verify()} has to say so far, apart from {@linkplain #unused() unused} stubs. */
    List<String> findings() {
        return Stream.of(
                        http.findings().stream(),
                        plugins.stream().flatMap(plugin -> plugin.findings().stream()),
                        secrets.findings(urls()).stream().map(SecretLeak::toString))
                .flatMap(found -> found)
                .toList();
    }

    private List<String> urls() {
        return http.requests().stream().map(RecordedRequest::url).toList();
    }

    /**
     * Starts anew with the same plugins, each of them {@linkplain PluginUnderTest#reset() reset}, and a network without
     * stubs. The clock stays where it is.
     */
    public PluginTestEnvironment reset() {
        plugins.forEach(PluginUnderTest::reset);
        http.reset();
        return this;
    }

    /** Sends an event, with everybody knowing of it who has to. */
    ChainResult send(String call, PluginEvent event, Supplier<ChainResult> work) {
        return secrets.seeing(timeline.process(call, event, work));
    }

    /** Adds to a failure what the plugins did, in order, as {@link PluginTest} does for tests. */
    public void explain(Throwable failure) {
        timeline.explain(failure);
    }

    PluginRuntime runtime() {
        return runtime;
    }

    HangDoctor doctor() {
        return doctor;
    }

    Timeline timeline() {
        return timeline;
    }

    SecretWatch secrets() {
        return secrets;
    }

    /** Closes the plugins; a second call does nothing. */
    @Override
    public void close() {
        runtime.close();
        http.close();
    }

    /** What an environment is made of; whatever is not set has the default that {@link #create()} names. */
    public static final class Builder {

        private final PluginRuntime.Builder runtime = PluginRuntime.builder();
        private @Nullable VirtualClock clock;
        private @Nullable StorageStore storage;
        private @Nullable CacheStore cache;
        private OptionalLong seed = OptionalLong.empty();

        private Builder() {}

        /** Sets the clock, for example to one that {@linkplain VirtualClock#startingAt starts elsewhere}. */
        public Builder withClock(VirtualClock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Makes chance the same in every run: {@code Math.random}, what {@code crypto} offers, the UUIDs that the host gives.
         *
         * <p>Keys and signatures that {@code crypto} makes are random all the same.
         *
         * <p>If not set, the system property {@code posthog.seed} counts, and without that chance is true. A failing test
         * tells its seed.
         */
        public Builder withSeed(long seed) {
            this.seed = OptionalLong.of(seed);
            return this;
        }

        private OptionalLong seed() {
            return seed.isPresent() ? seed : SeedProperty.value();
        }

        /** Sets what is behind {@code meta.storage}, for example to what another environment has left there. */
        public Builder withStorage(StorageStore storage) {
            this.storage = storage;
            return this;
        }

        /** Sets what is behind {@code meta.cache}. */
        public Builder withCache(CacheStore cache) {
            this.cache = cache;
            return this;
        }

        /** Sets how long plugin code may take. */
        public Builder withLimits(ExecutionLimits limits) {
            runtime.withLimits(limits);
            return this;
        }

        /** Sets the generation of PostHog's server; {@link ServerProfile#V2023} if not set. */
        public Builder withProfile(ServerProfile profile) {
            runtime.withProfile(profile);
            return this;
        }

        /** Sets how webhooks that plugins compose are sent; {@link WebhookDelivery#DIRECT} if not set. */
        public Builder withWebhookDelivery(WebhookDelivery delivery) {
            runtime.withWebhookDelivery(delivery);
            return this;
        }

        /**
         * Puts an object of the test in the place of a module that plugins import.
         *
         * <pre>{@code
         * PluginTestEnvironment.builder()
         *     .withModule(HostModule.ofScript("pg", "exports.Client = class { async query() { return { rows: [] } } }"))
         * }</pre>
         */
        public Builder withModule(HostModule module) {
            runtime.withModule(module);
            return this;
        }

        /** Sets the stored events that exports of the past read; none if not set. */
        public Builder withEvents(EventSource events) {
            runtime.withEvents(events);
            return this;
        }

        /** Returns the environment. */
        public PluginTestEnvironment build() {
            return new PluginTestEnvironment(this);
        }
    }
}
