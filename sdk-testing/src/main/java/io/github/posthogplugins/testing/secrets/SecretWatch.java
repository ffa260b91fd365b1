package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.testing.store.ObservedCache;
import io.github.posthogplugins.testing.store.ObservedStorage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Watches what leaves plugins, and finds the secrets of their config in it: the values of fields with
 * {@code "secret": true}.
 *
 * <p>A secret must not be seen in log lines, events, captured events, payloads of jobs, storage, cache, and URLs, which
 * servers on the way write down. Headers and bodies of requests are how a secret is used; they are not looked at. A URL
 * that begins with a secret which is a URL itself, such as that of a webhook, is fine too.
 *
 * <p>Found are secrets as they are, URL-encoded, escaped as in JSON, and in base64, also as a part of what was encoded.
 * Values that may stand anywhere by chance are not looked for: those of less than four characters, those of less than
 * eight that are nothing but small letters, and the default of {@code plugin.json}. Of JSON, such as the key file of a
 * service account, what is called a key, token, password or secret counts too. What was in an event before a plugin got
 * it was not given away by the plugin.
 *
 * <p>Safe for use by several threads.
 */
public final class SecretWatch {

    private final List<Watched> plugins = new ArrayList<>();
    private final List<ChainResult> results = new ArrayList<>();
    private final List<Trace> stored = new ArrayList<>();
    private final Set<String> allowed = new LinkedHashSet<>();
    private final String remedy;
    private boolean allAllowed;

    /**
     * Watches nothing at first.
     *
     * @param remedy what a test calls with the key of a field to allow that its value is seen
     */
    public SecretWatch(String remedy) {
        this.remedy = remedy;
    }

    /** Begins to look for the secrets of a plugin, and to look at what it leaves behind. */
    public synchronized void follow(PluginBundle bundle, PluginConfig config, Plugin plugin) {
        plugins.add(Watched.of(bundle, config, plugin));
    }

    /** Looks at an event that has been through plugins, and returns it. */
    public synchronized ChainResult seeing(ChainResult result) {
        if (hasSecrets()) {
            results.add(result);
        }
        return result;
    }

    /** Returns a storage that does the same and shows what is put into it. */
    public StorageStore watching(StorageStore storage) {
        return new ObservedStorage(storage, new StoreTraces(this::store));
    }

    /** Returns a cache that does the same and shows what is put into it. */
    public CacheStore watching(CacheStore cache) {
        return new ObservedCache(cache, new StoreTraces(this::store));
    }

    private synchronized void store(Trace trace) {
        if (hasSecrets()) {
            stored.add(trace);
        }
    }

    private boolean hasSecrets() {
        return plugins.stream().anyMatch(plugin -> !plugin.secrets().isEmpty());
    }

    /** Lets the secrets of these config fields be seen; without any key, all secrets. */
    public synchronized void allow(String... keys) {
        allowed.addAll(List.of(keys));
        allAllowed |= keys.length == 0;
    }

    /**
     * Returns the secrets that have been seen, each with all places.
     *
     * @param urls those of the requests that have been sent
     */
    public synchronized List<SecretLeak> findings(Collection<String> urls) {
        return allAllowed
                ? List.of()
                : plugins.stream().flatMap(plugin -> findings(plugin, urls)).toList();
    }

    private Stream<SecretLeak> findings(Watched plugin, Collection<String> urls) {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        for (Secret secret : plugin.secrets()) {
            if (!allowed.contains(secret.key())) {
                places.computeIfAbsent(secret.key(), key -> new LinkedHashSet<>())
                        .addAll(places(secret, plugin, urls));
            }
        }
        String identifier = plugin.plugin().identifier();
        return places.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new SecretLeak(identifier, entry.getKey(), List.copyOf(entry.getValue()), remedy));
    }

    private Set<String> places(Secret secret, Watched plugin, Collection<String> urls) {
        Set<String> places = new LinkedHashSet<>();
        traces(plugin, secret).forEach(trace -> secret.find(trace.text())
                .ifPresent(sighting -> places.add(place(trace.place(), sighting))));
        allUrls(plugin, urls).filter(url -> !isOwn(secret, url)).forEach(url -> secret.find(url)
                .ifPresent(sighting -> places.add(place("in the URL of a request", sighting))));
        return places;
    }

    private static String place(String place, Secret.Sighting sighting) {
        return "  " + place + sighting.spelling() + "\n    " + sighting.masked();
    }

    private Stream<Trace> traces(Watched watched, Secret secret) {
        Plugin plugin = watched.plugin();
        String logged = watched.loggingPlace(secret).map(at -> " at " + at).orElse("");
        return Stream.of(
                        plugin.logs().stream().map(entry -> log(entry, logged)),
                        results.stream().flatMap(result -> event(result, secret)),
                        plugin.captured().stream()
                                .flatMap(captured -> Leaves.of(
                                        captured.event().fields(), " of the captured event '" + captured.name() + "'")
                                        .stream()),
                        plugin.queuedJobs().stream()
                                .map(job ->
                                        new Trace("in the payload of the job '" + job.name() + "'", job.payloadJson())),
                        stored.stream())
                .flatMap(traces -> traces);
    }

    private static Trace log(LogEntry entry, String place) {
        String where = entry.source() == LogEntry.Source.CONSOLE ? place : "";
        return new Trace("in the log" + where, entry.level() + " " + entry.message());
    }

    private static Stream<Trace> event(ChainResult result, Secret secret) {
        if (!result.isKept() || secret.isIn(result.input().toJson())) {
            return Stream.empty();
        }
        PluginEvent event = result.event();
        return Leaves.of(event.fields(), " of the event '" + event.name() + "'").stream();
    }

    private static Stream<String> allUrls(Watched watched, Collection<String> urls) {
        Stream<String> webhooks = watched.plugin().webhooks().stream()
                .flatMap(webhook -> webhook.request().stream())
                .map(request -> request.url());
        return Stream.concat(urls.stream(), webhooks);
    }

    /** The secret address of a webhook is there to be called. */
    private static boolean isOwn(Secret secret, String url) {
        boolean isUrl = secret.value().startsWith("https://") || secret.value().startsWith("http://");
        return isUrl && url.startsWith(secret.value());
    }
}
