package io.github.posthogplugins.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Plugins, and the events that they get. */
public enum Workload {
    /** Sets one property. */
    HELLO("hello"),
    /** Five small plugins, one after the other. */
    CHAIN_OF_5("environment", "event-prefix", "first-touch", "hide-ip", "page-group"),
    /** Sets 27 properties. */
    ENRICHMENT("enrichment"),
    /** Deletes ten properties, most of them nested. */
    FILTER("filter"),
    /** Parses and writes two URLs. */
    URL_NORMALISER("url-normaliser"),
    /** Checks five properties. */
    SCHEMA("schema"),
    /** Looks at every property. */
    CURRENCY("currency"),
    /** Looks at every property, at any depth. */
    FLATTEN("flatten"),
    /** Some twenty regular expressions. */
    USER_AGENT("user-agent"),
    /** Drops every event. */
    DROP_ALL("drop-all"),
    /** Awaits the host's answer, and sets some thirty properties. */
    GEOIP("geoip"),
    /** Awaits a read and a write of the cache. */
    CACHE_COUNTER("cache-counter"),
    /** Awaits two reads of the storage. */
    STORAGE_READS("storage-reads"),
    /** Sets one property of a middle-sized event. */
    HELLO_10_KB(EventPool.EVENTS_OF_10_KB, "hello"),
    /** Sets one property of a large event. */
    HELLO_200_KB(EventPool.EVENTS_OF_200_KB, "hello");

    private final EventPool pool;
    private final List<String> plugins;

    Workload(String... plugins) {
        this(EventPool.PAGEVIEWS, plugins);
    }

    Workload(EventPool pool, String... plugins) {
        this.pool = pool;
        this.plugins = List.of(plugins);
    }

    /** All, or those that {@code bench.only} names. */
    static List<Workload> wanted(Settings settings) {
        List<String> labels = Stream.of(values()).map(Workload::label).toList();
        settings.requireKnown(labels);
        return Stream.of(values())
                .filter(workload -> settings.wants(workload.label()))
                .toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    EventPool pool() {
        return pool;
    }

    List<String> plugins() {
        return plugins;
    }
}
