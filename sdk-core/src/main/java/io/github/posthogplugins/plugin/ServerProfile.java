package io.github.posthogplugins.plugin;

import io.github.posthogplugins.plugin.LogEntry.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A generation of PostHog's server, for plugins that depend on what one of them did.
 *
 * <p>The accessors are a table, with a row for each difference and a column for each generation, in the order of the
 * constants. Whatever is not in it is the same in all of them.
 */
public enum ServerProfile {
    /** The plugin server of October 2021, as it was before PostHog took it into its main repository. */
    V2021,

    /** The server of 2022 and 2023, with {@code composeWebhook} of its successor: the default. */
    V2023,

    /** PostHog's cloud of late 2024, without exports and with fewer modules. */
    CLOUD_2024;

    private static final int LAST_LEVEL = Level.values().length - 1;
    private static final List<String> HOOKS =
            List.of("setupPlugin", "teardownPlugin", "exportEvents", "onEvent", "onSnapshot", "processEvent");
    private static final Set<String> MODULES_OF_ALL = Set.of(
            "@google-cloud/pubsub",
            "@google-cloud/storage",
            "@posthog/plugin-scaffold",
            "aws-sdk",
            "crypto",
            "generic-pool",
            "node-fetch",
            "stream",
            "url");
    private static final Set<String> MODULES_OF_2021 = plus(
            MODULES_OF_ALL,
            "@google-cloud/bigquery",
            "@posthog/plugin-contrib",
            "faker",
            "jsonwebtoken",
            "pg",
            "snowflake-sdk",
            "zlib");
    private static final Set<String> MODULES_OF_2023 = plus(MODULES_OF_2021, "ethers");
    private static final Set<String> RECORDINGS = Set.of("$snapshot", "$performance_event");
    private static final Set<String> CAMPAIGN_OF_2021 =
            Set.of("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "gclid");
    private static final Set<String> CAMPAIGN_OF_2023 = plus(CAMPAIGN_OF_2021, "utm_name", "fbclid", "msclkid");
    private static final Set<String> CAMPAIGN_OF_2024 = plus(
            CAMPAIGN_OF_2023,
            "gad_source",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "twclid",
            "li_fat_id",
            "mc_cid",
            "igshid",
            "ttclid",
            "rdt_cid");
    private static final Set<String> PERSON_OF_2021 = Set.of(
            "$browser", "$browser_version", "$device_type", "$current_url", "$os", "$referring_domain", "$referrer");
    private static final Set<String> PERSON_OF_2023 = plus(PERSON_OF_2021, "$pathname");
    private static final Set<String> PERSON_OF_2024 = plus(
            PERSON_OF_2023, "$app_build", "$app_name", "$app_namespace", "$app_version", "$os_name", "$os_version");

    private <T> T of(T v2021, T v2023, T cloud2024) {
        return switch (this) {
            case V2021 -> v2021;
            case V2023 -> v2023;
            case CLOUD_2024 -> cloud2024;
        };
    }

    // ---- what there is ----

    /** Returns the hooks, in the order in which the server lists them (lifecycle.md §2, §3). */
    public List<String> hooks() {
        return of(
                HOOKS,
                plus(HOOKS, "composeWebhook", "getSettings"),
                List.of("setupPlugin", "teardownPlugin", "onEvent", "processEvent", "composeWebhook", "getSettings"));
    }

    /** Returns the modules that a plugin may import (globals.md §6.2). */
    public Set<String> modules() {
        return of(MODULES_OF_2021, MODULES_OF_2023, MODULES_OF_ALL);
    }

    /** Tells whether there is a global {@code google} (globals.md §1). */
    public boolean hasGoogle() {
        return of(true, true, false);
    }

    /** Tells whether {@code node-fetch} offers {@code Headers}, {@code Request} and {@code Response} (globals.md §4). */
    public boolean hasAllOfNodeFetch() {
        return of(true, false, false);
    }

    /** Tells whether plugins may export {@code metrics}, and find them in {@code meta} (meta.md §10). */
    public boolean hasMetrics() {
        return of(true, false, false);
    }

    /** Returns the version that {@code posthog.capture} puts into {@code $lib_version}. */
    public String version() {
        return of("1.10.5", "1.43.0", "1.43.1");
    }

    // ---- set-up (lifecycle.md §4) ----

    /** Tells whether {@code setupPlugin} is a part of loading, and does not wait for the first hook. */
    public boolean setsUpWhenLoading() {
        return of(true, false, false);
    }

    /** Tells whether any error makes the server try again, and not only a {@code RetryError}. */
    public boolean retriesEverySetupError() {
        return of(true, false, false);
    }

    /** Returns how often {@code setupPlugin} is tried. */
    public int setupAttempts() {
        return of(10, 5, 5);
    }

    /** Returns how long after the first failure the second attempt is made; doubled each time. */
    public Duration firstSetupWait() {
        return of(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** Returns the level of log entries about loading and unloading. */
    public Level lifecycleLevel() {
        return of(Level.INFO, Level.DEBUG, Level.DEBUG);
    }

    // ---- chain (chain.md §2, event.md §5) ----

    /** Tells whether a plugin that the event's markers name is skipped. */
    public boolean skipsProcessed() {
        return of(false, true, true);
    }

    /** Tells whether {@code $plugins_deferred} is written. */
    public boolean marksDeferred() {
        return of(true, true, false);
    }

    /** Tells whether each plugin is asked for its method before the first one gets the event. */
    public boolean setsUpAllFirst() {
        return of(false, true, true);
    }

    // ---- ingestion around the chain (event.md §2, §3, §4, §8) ----

    /** Tells whether an event is normalised before it enters the chain, and once more after it (event.md §2.1, §2.2). */
    public boolean normalisesEvents() {
        return of(false, true, true);
    }

    /** Tells whether what a client says wins over what the server puts around it (event.md §2). */
    public boolean clientDataWins() {
        return of(true, false, false);
    }

    /** Tells whether an {@code ip} or {@code site_url} without content becomes null (event.md §2). */
    public boolean nullsEmptyAddresses() {
        return of(true, true, false);
    }

    /** Tells whether a {@code distinct_id} that is missing becomes a text as well, and has no null characters. */
    public boolean requiresDistinctId() {
        return of(false, false, true);
    }

    /** Tells whether {@code sent_at} is copied to the properties (event.md §2.1). */
    public boolean copiesSentAt() {
        return of(false, false, true);
    }

    /** Returns the properties that say which campaign a person came from (event.md §2.1). */
    public Set<String> campaignProperties() {
        return of(CAMPAIGN_OF_2021, CAMPAIGN_OF_2023, CAMPAIGN_OF_2024);
    }

    /** Returns the other properties of events that are copied to the person (event.md §2.1). */
    public Set<String> personProperties() {
        return of(PERSON_OF_2021, PERSON_OF_2023, PERSON_OF_2024);
    }

    /** Tells whether all of them are copied to {@code $set}, and not only those of campaigns (event.md §2.1). */
    public boolean setsAllPersonProperties() {
        return of(false, false, true);
    }

    /** Tells whether an entry of {@code $set} wins over the property that would be copied there (event.md §2.1). */
    public boolean keepsPersonEntries() {
        return of(false, false, true);
    }

    /** Tells whether events may say that they have no person (event.md §8). */
    public boolean hasPersonProfiles() {
        return of(false, false, true);
    }

    /** Returns the events that go elsewhere before anything else happens to them (event.md §8). */
    public Set<String> reroutedEvents() {
        return of(Set.of(), RECORDINGS, RECORDINGS);
    }

    /** Tells whether {@code $snapshot} goes past {@code processEvent}, to {@code onSnapshot} (event.md §8). */
    public boolean hasSnapshots() {
        return of(true, false, false);
    }

    /** Tells whether the {@code uuid} is looked at before the plugins as well. */
    public boolean checksUuidFirst() {
        return of(false, false, true);
    }

    /** Tells whether {@code $elements_chain} is taken, and shown to listeners (event.md §3, §6). */
    public boolean takesElementsChain() {
        return of(false, false, true);
    }

    /** Tells whether {@code offset} counts although there is a {@code timestamp} (event.md §4). */
    public boolean offsetsTimestamps() {
        return of(false, true, true);
    }

    /** Tells whether a timestamp far ahead of the server's clock is put back (event.md §4). */
    public boolean correctsFutureTimestamps() {
        return of(false, true, true);
    }

    /** Tells whether {@code event.ip} is always null, and the address in {@code properties.$ip} (event.md §2.1). */
    public boolean movesIp() {
        return of(false, false, true);
    }

    // ---- delivery (chain.md §4, event.md §6) ----

    /** Tells whether {@code onEvent} gets the event as it was stored, and not as it left the chain. */
    public boolean deliversStoredEvents() {
        return of(false, true, true);
    }

    /** Returns how often {@code onEvent} is tried if it throws a {@code RetryError}. */
    public int deliveryAttempts() {
        return of(1, 5, 1);
    }

    /** Returns how often a batch is given to {@code exportEvents} again (schedule-and-jobs.md §3). */
    public int exportRetries() {
        return of(15, 3, 0);
    }

    /** Tells whether an empty buffer of {@code exportEvents} is passed over when it is flushed. */
    public boolean skipsEmptyExports() {
        return of(true, false, false);
    }

    /** Tells whether an export of the past waits for each page, and is looked after every minute (schedule-and-jobs.md §4). */
    public boolean watchesHistoricalExports() {
        return of(false, true, true);
    }

    /** Tells whether events that are exported from the past say so, and have a {@code uuid} and elements (event.md §6). */
    public boolean marksHistoricalEvents() {
        return of(false, true, true);
    }

    /** Tells whether events can be exported from the past in chunks of a day (schedule-and-jobs.md §5). */
    public boolean hasHistoricalExportV2() {
        return of(false, true, false);
    }

    // ---- jobs (schedule-and-jobs.md §2) ----

    /** Tells whether the error about a job or a task that there is not says whose it would be. */
    public boolean namesConfigOfMissingTask() {
        return of(false, true, true);
    }

    /** Tells whether the payload of a job that people start has a {@code $job_id}. */
    public boolean numbersPublicJobs() {
        return of(false, true, true);
    }

    // ---- limits and errors (globals.md §6.4, lifecycle.md §5) ----

    /** Tells whether the text of a time-out names the plugin and the place. */
    public boolean namesPlaceOfTimeout() {
        return of(false, true, true);
    }

    /** Tells whether a time-out counts as a {@code RetryError}. */
    public boolean retriesTimeouts() {
        return of(false, true, true);
    }

    /** Tells whether the guard around {@code await} and {@code .then} evaluates what it guards a second time. */
    public boolean evaluatesGuardedTwice() {
        return of(true, false, false);
    }

    /** Tells whether {@code import()} loads a module; since 2022 it stops the transform (globals.md §6). */
    public boolean importsLater() {
        return of(true, false, false);
    }

    /**
     * Tells whether the parser knows private names, static blocks, TypeScript's {@code satisfies} and {@code type} in lists
     * of imports, and ends its messages in full stops.
     */
    public boolean knowsSyntaxOf2022() {
        return of(false, true, true);
    }

    /** Tells whether a {@code RetryError} has its own name, and says which attempt failed. */
    public boolean hasNamedRetryError() {
        return of(false, true, true);
    }

    /** Tells whether the log entry of an error is its stack, and not only its message (chain.md §2). */
    public boolean logsStacks() {
        return of(false, true, true);
    }

    /** Returns how many characters a log message may have; longer ones are dropped without a word (globals.md §3). */
    public int longestLogMessage() {
        return of(Integer.MAX_VALUE, 50_000, 50_000);
    }

    /**
     * Tells whether a log entry is kept (globals.md §3).
     *
     * @param logLevel the plugin's {@code log_level}; empty or 0 for the server's default
     */
    public boolean keepsLog(OptionalInt logLevel, LogEntry.Source source, Level level) {
        int number = logLevel.orElse(0);
        boolean kept2023 = source == LogEntry.Source.SYSTEM
                || switch (number) {
                    case 1 -> level != Level.LOG;
                    case 2 -> level != Level.LOG && level != Level.INFO;
                    case 3 -> level == Level.ERROR;
                    default -> true;
                };
        boolean kept2024 = level.compareTo(Level.values()[Math.min(Math.max(number, 1), LAST_LEVEL)]) >= 0;
        return of(true, kept2023, kept2024);
    }

    // ---- meta and globals (meta.md §5, §9; globals.md §4, §5) ----

    /** Tells whether {@code cache.get} returns the default value for a missing key, and not null. */
    public boolean honoursCacheDefault() {
        return of(false, true, true);
    }

    /** Tells whether {@code geoip.locate} without a database rejects with a string, and not with an error. */
    public boolean rejectsGeoIpWithText() {
        return of(false, false, true);
    }

    /** Tells whether {@code posthog.api} has {@code patch}, takes headers, and replaces {@code @current} in paths. */
    public boolean hasFullApi() {
        return of(false, true, true);
    }

    /** Tells whether {@code fetch} reads URLs as their standard says, and not as Node's old {@code url.parse} does. */
    public boolean fetchesByUrlStandard() {
        return of(false, true, true);
    }

    /** Tells whether {@code fetch} leaves credentials behind when it is redirected to another host. */
    public boolean keepsSecretsFromOtherHosts() {
        return of(false, true, true);
    }

    /** Tells whether {@code fetch} leaves credentials behind when it is redirected to another scheme. */
    public boolean keepsSecretsFromOtherSchemes() {
        return of(false, false, true);
    }

    /** Tells whether {@code fetch} refuses addresses that are not public. */
    public boolean guardsAddresses() {
        return of(false, false, true);
    }

    private static Set<String> plus(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static List<String> plus(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
