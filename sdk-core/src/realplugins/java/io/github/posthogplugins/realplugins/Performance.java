package io.github.posthogplugins.realplugins;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import io.github.posthogplugins.time.VirtualClock;
import io.github.posthogplugins.validation.InvalidBundleException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One plugin from loading to closing: standard events, its tasks and jobs, and time enough for what it has put off. */
final class Performance {

    /** Long enough for the retries of set-up. */
    private static final Duration SETUP = Duration.ofSeconds(76);

    /** Long enough for buffers, retries of exports and hourly tasks. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private static final String CITY = "{\"city\":{\"names\":{\"en\":\"Oslo\"}},"
            + "\"country\":{\"isoCode\":\"NO\",\"names\":{\"en\":\"Norway\"}},"
            + "\"continent\":{\"code\":\"EU\",\"names\":{\"en\":\"Europe\"}},"
            + "\"location\":{\"latitude\":59.9,\"longitude\":10.7,\"timeZone\":\"Europe/Oslo\"}}";

    private static final ExecutionLimits LIMITS = new ExecutionLimits(Duration.ofSeconds(30), Duration.ofSeconds(10));

    /** Where every host is, for the servers that let plugins reach public addresses only. */
    private static final byte[] PUBLIC = {8, 8, 8, 8};

    private final ServerProfile profile;
    private final VirtualClock clock = VirtualClock.create();
    private final Overrides overrides;
    private final CannedHttp http;
    private final Map<String, String> events = new LinkedHashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    private Performance(ServerProfile profile, Overrides overrides) {
        this.profile = profile;
        this.overrides = overrides;
        this.http = new CannedHttp(overrides.answers());
    }

    static Trial of(Path folder, ServerProfile profile) {
        long start = System.nanoTime();
        String name = folder.getFileName().toString();
        try {
            PluginBundle bundle = PluginBundle.load(folder);
            Overrides overrides = Overrides.beside(folder);
            PluginConfig config = overrides.in(PlausibleConfig.of(bundle.manifest()));
            return new Performance(profile, overrides).play(name, bundle, config, start);
        } catch (InvalidBundleException refused) {
            return Trial.refused(name, refused.report().problems().get(0).summary(), since(start));
        }
    }

    private static long since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private Trial play(String name, PluginBundle bundle, PluginConfig config, long start) {
        PluginRuntime runtime = PluginRuntime.builder()
                .withProfile(profile)
                .withClock(clock)
                .withLimits(LIMITS)
                .withHttp(http)
                .withResolver(host -> List.of(InetAddress.getByAddress(host, PUBLIC)))
                .withApi(PostHogApi.of("placeholder-token", "placeholder-key"))
                .withEvents(EventSource.of(List.copyOf(StandardEvents.all().values())))
                .withGeoIp(ip -> Optional.of(CITY))
                .build();
        try (runtime) {
            Plugin plugin =
                    runtime.install(PluginSpec.of(bundle).withConfig(config).unchecked());
            String crash = crashOf(() -> play(runtime, plugin));
            String status = plugin.status().toString();
            crash += crashOf(plugin::close);
            return report(name, plugin, config, status, crash, since(start));
        }
    }

    private static String crashOf(Runnable work) {
        try {
            work.run();
            return "";
        } catch (RuntimeException crash) {
            return crash.toString();
        }
    }

    private void play(PluginRuntime runtime, Plugin plugin) {
        plugin.setUp();
        clock.advance(SETUP);
        PluginChain chain = runtime.chain(plugin);
        StandardEvents.all().forEach((name, event) -> events.put(name, ending(chain, event)));
        runtime.scheduler().start();
        clock.advance(AFTERWARDS);
        if (plugin.status() == Plugin.Status.READY) {
            plugin.capabilities().scheduledTasks().forEach(plugin::runTask);
            plugin.capabilities().jobs().forEach(job -> plugin.runJob(job, overrides.payload(job)));
            clock.advance(AFTERWARDS);
        }
    }

    private String ending(PluginChain chain, PluginEvent event) {
        ChainResult result = chain.process(event);
        exchanges.add(
                new Exchange(event.toJson(), result.isKept() ? result.event().toJson() : "null"));
        if (!result.isKept()) {
            return result.isDropped() ? "dropped" : result.toString();
        }
        return result.errors().isEmpty() ? "kept" : "failed";
    }

    private Trial report(
            String name, Plugin plugin, PluginConfig config, String status, String crash, long milliseconds) {
        return new Trial(
                name,
                reasonFor(plugin),
                hooks(plugin),
                status,
                events,
                http.requests(),
                plugin.captured().size(),
                counted(plugin, error -> !isApart(error)),
                counted(plugin, error -> error.origin() == Origin.UNHANDLED_REJECTION),
                complaints(plugin),
                config.toJson(),
                exchanges,
                crash,
                milliseconds);
    }

    /** Plugins that catch what goes wrong say so on their console. */
    private static Map<String, Integer> complaints(Plugin plugin) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        plugin.logs().stream()
                .filter(entry -> entry.source() == Source.CONSOLE && entry.level() == Level.ERROR)
                .map(entry -> entry.message().lines().findFirst().orElse(""))
                .forEach(text -> counts.merge(text.substring(0, Math.min(text.length(), 100)), 1, Integer::sum));
        return counts;
    }

    private static boolean isApart(PluginError error) {
        return error.origin() == Origin.UNHANDLED_REJECTION || error.origin() == Origin.LOADING;
    }

    private static String reasonFor(Plugin plugin) {
        return plugin.errors().stream()
                .filter(error -> error.origin() == Origin.LOADING)
                .map(PluginError::toString)
                .findFirst()
                .orElse("");
    }

    private static List<String> hooks(Plugin plugin) {
        List<String> hooks = new ArrayList<>(plugin.capabilities().methods());
        hooks.addAll(plugin.capabilities().scheduledTasks());
        plugin.capabilities().jobs().forEach(job -> hooks.add("jobs." + job));
        return hooks;
    }

    private static Map<String, Integer> counted(Plugin plugin, Predicate<PluginError> which) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        plugin.errors().stream()
                .filter(which)
                .forEach(error -> counts.merge(error.toString() + place(error), 1, Integer::sum));
        return counts;
    }

    private static String place(PluginError error) {
        return error.location().map(place -> " at " + place).orElse("");
    }
}
