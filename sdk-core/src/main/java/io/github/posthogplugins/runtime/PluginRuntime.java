package io.github.posthogplugins.runtime;

import io.github.posthogplugins.bundle.BundleValidator;
import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.ConfigChecker;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.extension.HostExtensions;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HostModules;
import io.github.posthogplugins.extension.HostResolver;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.ingestion.Ingestion;
import io.github.posthogplugins.ingestion.Team;
import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.internal.js.JsPlugins;
import io.github.posthogplugins.internal.js.PluginSettings;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginLoadException;
import io.github.posthogplugins.plugin.PluginObserver;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.time.PluginClock;
import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs plugins.
 *
 * <pre>{@code
 * try (PluginRuntime runtime = PluginRuntime.create()) {
 *     Plugin hello = runtime.load(PluginBundle.load(Path.of("hello-world")), PluginConfig.of("name", "you"));
 *     ChainResult result = runtime.chain(hello).process(PluginEvent.named("$pageview"));
 *     result.event().property("hello"); // "Hello you"
 * }
 * }</pre>
 *
 * <p>A runtime owns the plugins that it loads and closes them with itself. It may be used by several threads; each plugin
 * runs on one of them at a time. All runtimes of a process share one JavaScript engine, which the first of them starts in
 * the background.
 */
public final class PluginRuntime implements AutoCloseable {

    private final PluginClock clock;
    private final ExecutionLimits limits;
    private final ServerProfile profile;
    private final WebhookDelivery webhooks;
    private final HostExtensions extensions;
    private final @Nullable PluginObserver observer;
    private final String instanceId = UUID.randomUUID().toString();
    private final Object wakeUp = new Object();
    private final Deque<JsPlugin> plugins = new ArrayDeque<>();
    private final PluginScheduler scheduler;
    private int lastId;
    private volatile boolean closed;

    private PluginRuntime(Builder builder) {
        prepare();
        this.clock = builder.clock == null ? PluginClock.system() : builder.clock;
        this.limits = builder.limits == null ? ExecutionLimits.defaults() : builder.limits;
        this.profile = builder.profile;
        this.webhooks = builder.webhooks;
        this.observer = builder.observer;
        this.scheduler = new PluginScheduler(clock);
        this.extensions = new HostExtensions(
                builder.http == null ? HttpTransport.network() : builder.http,
                builder.resolver == null ? HostResolver.system() : builder.resolver,
                builder.cache == null ? CacheStore.inMemory(clock) : builder.cache,
                builder.storage == null ? StorageStore.inMemory() : builder.storage,
                builder.geoIp == null ? GeoIpLookup.unavailable() : builder.geoIp,
                builder.events,
                new HostModules(builder.modules),
                builder.api,
                builder.random);
    }

    /** Returns a runtime on the real clock and the real network, with cache and storage in memory and no GeoIP. */
    public static PluginRuntime create() {
        return builder().build();
    }

    /**
     * Returns what the JavaScript engine of this process calls itself: {@code "Interpreted"}, or something else if it
     * compiles plugin code. Starts the engine.
     */
    public static String engineName() {
        return JsPlugins.engineName();
    }

    /**
     * Returns another runtime, without plugins, on the same clock, with the same limits, and with the same things behind
     * cache, storage, GeoIP and HTTP. The two are closed separately.
     */
    public PluginRuntime sibling() {
        Builder sibling = builder()
                .withClock(clock)
                .withLimits(limits)
                .withProfile(profile)
                .withWebhookDelivery(webhooks)
                .withHttp(extensions.http())
                .withResolver(extensions.resolver())
                .withCache(extensions.cache())
                .withStorage(extensions.storage())
                .withGeoIp(extensions.geoIp())
                .withEvents(extensions.events());
        extensions.modules().given().forEach(sibling::withModule);
        if (observer != null) {
            sibling.withObserver(observer);
        }
        if (extensions.api() != null) {
            sibling.withApi(extensions.api());
        }
        if (extensions.random() != null) {
            sibling.withRandom(extensions.random());
        }
        return sibling.build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts the JavaScript engine in the background, and returns at once.
     *
     * <p>Every runtime does so when it is made. A program that will need one soon, but has other things to do first, saves
     * up to half a second by saying so.
     */
    public static void prepare() {
        JsPlugins.prepare();
    }

    /** Returns a validator that knows every rule, those for the source included. */
    public static BundleValidator validator() {
        return BundleValidator.create().withSourceCheck(JsPlugins.sourceCheck());
    }

    /**
     * Loads a plugin with that config.
     *
     * @throws PluginLoadException if its source does not parse, imports what PostHog does not offer, or throws
     * @throws InvalidConfigException if the config holds values that the manifest does not allow
     */
    public Plugin load(PluginBundle bundle, PluginConfig config) {
        return load(PluginSpec.of(bundle).withConfig(config));
    }

    /**
     * Loads a plugin.
     *
     * <p>On {@link ServerProfile#V2021}, {@code setupPlugin} runs too. If that fails, the plugin is returned all the same,
     * {@linkplain Plugin.Status#RETRYING to be tried again}: only what no second attempt could change is thrown.
     *
     * @throws PluginLoadException if its source does not parse, imports what PostHog does not offer, or throws
     * @throws InvalidConfigException if the config holds values that the manifest does not allow
     */
    public Plugin load(PluginSpec spec) {
        Plugin plugin = install(spec);
        plugin.errors().stream()
                .filter(error -> error.origin() == PluginError.Origin.LOADING)
                .findFirst()
                .ifPresent(error -> {
                    plugin.close();
                    throw new PluginLoadException(plugin.identifier(), error);
                });
        return plugin;
    }

    /**
     * Loads a plugin as PostHog's server does: one that can't be loaded is there, but disabled, with its error recorded,
     * and events pass it unchanged. On {@link ServerProfile#V2021} it is loaded again, after 3, 6, 12 … seconds and up to
     * ten times in all.
     *
     * @throws InvalidConfigException if the config holds values that the manifest does not allow
     */
    public Plugin install(PluginSpec spec) {
        if (spec.checked()) {
            requireValid(spec);
        }
        JsPlugin plugin = JsPlugins.load(settings(spec), wakeUp);
        register(plugin);
        return plugin;
    }

    private static void requireValid(PluginSpec spec) {
        List<Problem> problems = ConfigChecker.check(spec.bundle().manifest(), spec.config()).stream()
                .filter(PluginRuntime::isWrongValue)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(spec.bundle().name(), problems);
        }
    }

    /** A required value that is missing is for PostHog's form to ask for; plugins run without it. */
    private static boolean isWrongValue(Problem problem) {
        return problem.severity() == Severity.ERROR && !problem.code().equals(ConfigChecker.REQUIRED_MISSING);
    }

    private PluginSettings settings(PluginSpec spec) {
        return new PluginSettings(
                spec.bundle(),
                spec.config(),
                spec.global(),
                spec.id().orElseGet(this::nextId),
                spec.teamId(),
                spec.logLevel(),
                extensions,
                clock,
                limits,
                profile,
                instanceId,
                observer);
    }

    private synchronized int nextId() {
        return ++lastId;
    }

    private synchronized void register(JsPlugin plugin) {
        if (closed) {
            plugin.close();
            throw new IllegalStateException("The runtime is closed; load plugins before closing it.");
        }
        plugins.addFirst(plugin);
        scheduler.add(plugin);
        plugin.whenClosed(() -> forget(plugin));
    }

    /** A runtime may outlive many plugins. */
    private synchronized void forget(JsPlugin plugin) {
        plugins.remove(plugin);
        scheduler.remove(plugin);
    }

    /**
     * Puts plugins of this runtime in a chain, in this order.
     *
     * @throws IllegalArgumentException if a plugin was not loaded by this runtime
     * @throws IllegalStateException if the runtime is closed, as events that a chain gets afterwards do
     */
    public PluginChain chain(Plugin... plugins) {
        return chain(List.of(plugins));
    }

    /**
     * Puts plugins of this runtime in a chain, in this order.
     *
     * @throws IllegalArgumentException if a plugin was not loaded by this runtime
     * @throws IllegalStateException if the runtime is closed, as events that a chain gets afterwards do
     */
    public PluginChain chain(List<? extends Plugin> members) {
        requireOpen();
        return new PluginChain(members.stream().map(this::own).toList(), clock, profile, webhooks, this::requireOpen);
    }

    /** A plugin that was closed alone is passed over; with all of them closed, events would get through unchanged. */
    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "The runtime is closed, and its plugins with it. Send events before closing it.");
        }
    }

    /**
     * Puts a chain into PostHog's ingestion, for events of the team of its plugins: what the server does before and after
     * them is done as well.
     */
    public Ingestion ingestion(PluginChain chain) {
        return Ingestion.of(chain, profile, clock, Team.of(chain.teamId()));
    }

    private JsPlugin own(Plugin plugin) {
        if (plugin instanceof JsPlugin own && own.isOf(instanceId)) {
            return own;
        }
        throw new IllegalArgumentException("Plugin '" + plugin.identifier()
                + "' was loaded by another runtime. Load it with the runtime that makes the chain.");
    }

    /** Returns what runs scheduled tasks and jobs, once it is started. */
    public PluginScheduler scheduler() {
        return scheduler;
    }

    /** Closes all plugins, the newest first; a second call does nothing. */
    @Override
    public void close() {
        scheduler.close();
        for (JsPlugin plugin = next(); plugin != null; plugin = next()) {
            plugin.close();
        }
    }

    private synchronized @Nullable JsPlugin next() {
        closed = true;
        return plugins.poll();
    }

    /** What a runtime is made of; whatever is not set has the default that {@link #create()} names. */
    public static final class Builder {

        private @Nullable PluginClock clock;
        private @Nullable ExecutionLimits limits;
        private ServerProfile profile = ServerProfile.V2023;
        private WebhookDelivery webhooks = WebhookDelivery.DIRECT;
        private @Nullable HttpTransport http;
        private @Nullable HostResolver resolver;
        private @Nullable CacheStore cache;
        private @Nullable StorageStore storage;
        private @Nullable GeoIpLookup geoIp;
        private @Nullable PostHogApi api;
        private @Nullable PluginObserver observer;
        private @Nullable RandomGenerator random;
        private EventSource events = EventSource.of(List.of());
        private final List<HostModule> modules = new ArrayList<>();

        private Builder() {}

        /** Sets the clock. */
        public Builder withClock(PluginClock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets how long plugin code may take. */
        public Builder withLimits(ExecutionLimits limits) {
            this.limits = limits;
            return this;
        }

        /** Sets the generation of PostHog's server that plugins run on; {@link ServerProfile#V2023} if not set. */
        public Builder withProfile(ServerProfile profile) {
            this.profile = profile;
            return this;
        }

        /** Sets how the webhooks of {@code composeWebhook} are sent; {@link WebhookDelivery#DIRECT} if not set. */
        public Builder withWebhookDelivery(WebhookDelivery webhooks) {
            this.webhooks = webhooks;
            return this;
        }

        /** Sets what carries the requests of plugins. */
        public Builder withHttp(HttpTransport http) {
            this.http = http;
            return this;
        }

        /**
         * Sets what finds the addresses of the hosts that plugins fetch from; the operating system if not set.
         *
         * <p>Asked only by {@linkplain #withProfile servers} that keep plugins from addresses that are not public.
         */
        public Builder withResolver(HostResolver resolver) {
            this.resolver = resolver;
            return this;
        }

        /** Sets what is behind {@code meta.cache}. */
        public Builder withCache(CacheStore cache) {
            this.cache = cache;
            return this;
        }

        /** Sets what is behind {@code meta.storage}. */
        public Builder withStorage(StorageStore storage) {
            this.storage = storage;
            return this;
        }

        /** Sets what is behind {@code meta.geoip}. */
        public Builder withGeoIp(GeoIpLookup geoIp) {
            this.geoIp = geoIp;
            return this;
        }

        /** Sets the stored events that plugins with {@code exportEvents} can export from the past; none if not set. */
        public Builder withEvents(EventSource events) {
            this.events = events;
            return this;
        }

        /**
         * Sets the project and the keys behind {@code posthog.api}; without them, plugins have to bring their own.
         *
         * <pre>{@code
         * PluginRuntime.builder().withApi(PostHogApi.of("phc_…", "phx_…"))
         * }</pre>
         */
        public Builder withApi(PostHogApi api) {
            this.api = api;
            return this;
        }

        /**
         * Sets where chance comes from: {@code Math.random}, what {@code crypto} offers, and the UUIDs that the host gives;
         * the machine if not set. Keys and signatures that {@code crypto} makes are random all the same.
         *
         * <pre>{@code
         * PluginRuntime.builder().withRandom(new Random(42)) // the same in every run
         * }</pre>
         *
         * <p>Plugins on several threads may ask at once.
         */
        public Builder withRandom(RandomGenerator random) {
            this.random = random;
            return this;
        }

        /**
         * Adds a module that plugins can import; it takes the place of one of the same name.
         *
         * <p>Only names that the {@linkplain #withProfile server} allows can be imported.
         */
        public Builder withModule(HostModule module) {
            modules.add(module);
            return this;
        }

        /**
         * Sets who is told what the plugins do, while they do it.
         *
         * <p>Costs time: plugins that are observed also keep {@linkplain ChainStep#event() what each step of a chain left of the
         * event}, and {@linkplain Plugin#exports() what they exported}.
         */
        public Builder withObserver(PluginObserver observer) {
            this.observer = observer;
            return this;
        }

        /** Returns the runtime. */
        public PluginRuntime build() {
            return new PluginRuntime(this);
        }
    }
}
