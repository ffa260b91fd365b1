package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.testing.contract.ContractCheck.Finding;
import io.github.posthogplugins.testing.http.MockHttp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every plugin has to hold to, checked by trying the plugin out: with every config that PostHog's form lets pass, with
 * ordinary events and with the {@linkplain NastyEvents nastiest}, while services answer, fail and are down.
 *
 * <pre>{@code
 * assertThat(Contract.of("src/main/plugin").configure("region", "eu").check()).isEmpty();
 * }</pre>
 *
 * <p>In JUnit, {@link PluginContractTests} makes a test of each check.
 *
 * <p>Texts of the config that have no default are made up by what the fields are called. A plugin that refuses what was
 * made up is not blamed, unless it refuses everything: then name a value with {@link #configure}. All services answer with
 * status 200 and {@code {}} unless {@link #withHttp stubbed}; the address of the {@linkplain
 * io.github.posthogplugins.testing.TestEvents sample events} is in Cleveland, others are unknown; databases behind
 * {@code pg} are empty. Nothing reaches a network, and time is virtual.
 *
 * <p>Knows nothing of JUnit. Each thing is tried once, when a check first needs it. Use a contract on one thread, and set
 * it up before its checks are made.
 */
public final class Contract {

    private World world;
    private final Map<Rule, String> exempt = new EnumMap<>(Rule.class);
    private final Map<String, String> exemptEvents = new LinkedHashMap<>();
    private final Set<String> allowedErrors = new LinkedHashSet<>();
    private final Set<String> changeable = new LinkedHashSet<>();

    private Contract(World world) {
        this.world = world;
    }

    /**
     * Returns the contract for the plugin in a folder, {@code .zip} or {@code .tgz}; a relative path starts at the working
     * directory.
     *
     * @throws io.github.posthogplugins.validation.InvalidBundleException if the files are none of a plugin
     */
    public static Contract of(String folderOrArchive) {
        return of(PluginBundle.load(Path.of(folderOrArchive).toAbsolutePath().normalize()));
    }

    /** Returns the contract for that bundle. */
    public static Contract of(PluginBundle bundle) {
        return new Contract(World.of(bundle));
    }

    // ---- what the plugin is tried with ----

    /** Sets a config value for all trials. */
    public Contract configure(String key, @Nullable Object value) {
        world = world.withConfig(world.config().with(key, value));
        return this;
    }

    /** Attaches a file for all trials. */
    public Contract attach(String key, Path file) {
        world = world.withConfig(world.config().withAttachment(key, Attachment.ofFile(file)));
        return this;
    }

    /** Lets services answer otherwise than with 200 and {@code {}}: adds stubs, afresh for each trial. */
    public Contract withHttp(Consumer<MockHttp> stubs) {
        world = world.withStubs(stubs);
        return this;
    }

    /** Puts a lookup behind {@code meta.geoip}. */
    public Contract withGeoIp(GeoIpLookup lookup) {
        world = world.withGeoIp(lookup);
        return this;
    }

    /** Puts an object of the test in the place of a module that the plugin imports. */
    public Contract withModule(HostModule module) {
        world = world.withModule(module);
        return this;
    }

    /** Sets the generation of PostHog's server; {@link ServerProfile#V2023} if not set. */
    public Contract withProfile(ServerProfile profile) {
        world = world.withProfile(profile);
        return this;
    }

    /** Sets how long plugin code may take before it counts as hanging; 5 seconds if not set. */
    public Contract withLimits(ExecutionLimits limits) {
        world = world.withLimits(limits);
        return this;
    }

    // ---- exceptions ----

    /**
     * Leaves out a rule.
     *
     * @param because why it does not hold for this plugin; shown in reports
     * @throws IllegalArgumentException if there is no reason
     */
    public Contract without(Rule rule, String because) {
        exempt.put(rule, requireReason(rule.name(), because));
        return this;
    }

    /**
     * Leaves out a nasty event.
     *
     * @param name one of the names of {@link NastyEvents#all()}
     * @param because why the plugin need not survive it
     * @throws IllegalArgumentException if there is no such event, or no reason
     */
    public Contract withoutEvent(String name, String because) {
        NastyEvents.named(name);
        exemptEvents.put(name, requireReason(name, because));
        return this;
    }

    private static String requireReason(String what, String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("Say why '" + what + "' is left out: nobody will remember it later.");
        }
        return because;
    }

    /** Lets the plugin throw errors of these names, such as {@code TypeError}. */
    public Contract allowing(String... errorNames) {
        allowedErrors.addAll(List.of(errorNames));
        return this;
    }

    /** Lets parts of an event change each time it is processed, such as {@code properties.seen}, with all that is in them. */
    public Contract allowingChangesOf(String... paths) {
        changeable.addAll(List.of(paths));
        return this;
    }

    /** Lets the secret values of these config fields be seen, because that is how they are used. */
    public Contract allowingSecretLeaks(String... keys) {
        world = world.withoutSecrets(List.of(keys));
        return this;
    }

    // ---- checks ----

    /** Makes all checks, and returns all violations, without those of rules that only warn. */
    public List<Violation> check() {
        return checks().stream()
                .filter(check -> !check.rule().isWarning())
                .flatMap(check -> check.violations().stream())
                .distinct()
                .toList();
    }

    /** Returns the checks, none of them made yet. */
    public List<ContractCheck> checks() {
        ContractRun run = new ContractRun(world, allowedErrors);
        LoadChecks load = new LoadChecks(run);
        SetUpChecks setUp = new SetUpChecks(run);
        List<ContractCheck> checks = new ArrayList<>();
        checks.add(check(Rule.LOADS, load::loads));
        checks.add(check(Rule.MATCHES_MANIFEST, load::matchesManifest));
        checks.add(check(Rule.SETS_UP, " (" + run.configs().extent() + ")", setUp::setsUp));
        checks.add(check(Rule.NO_NETWORK_IN_SETUP, setUp::sendsNothing));
        addEventChecks(new EventChecks(run, nastyEvents(), changeable), checks);
        checks.add(check(Rule.SURVIVES_OUTAGES, new OutageChecks(run)::survives));
        exemptEvents.forEach((name, because) -> checks.add(leftOut(name, because)));
        return List.copyOf(checks);
    }

    private List<SampleEvent> nastyEvents() {
        return NastyEvents.all().stream()
                .filter(sample -> !exemptEvents.containsKey(sample.name()))
                .toList();
    }

    private void addEventChecks(EventChecks events, List<ContractCheck> checks) {
        events.events()
                .forEach(sample ->
                        checks.add(check(Rule.SURVIVES_EVENTS, " " + sample.name(), () -> events.survives(sample))));
        Stream.of(
                        check(Rule.RETURNS_EVENT, events::returnsEvent),
                        check(Rule.RETURNS_JSON, events::returnsJson),
                        check(Rule.KEEPS_TEAM, events::keepsTeam),
                        check(Rule.IDEMPOTENT, events::isIdempotent),
                        check(Rule.NO_UNHANDLED_REJECTION, events::leavesNoRejection),
                        check(Rule.KEEPS_SECRETS, events::keepsSecrets),
                        check(Rule.NO_NETWORK_IN_PROCESS_EVENT, events::needsNoNetwork))
                .forEach(checks::add);
    }

    private ContractCheck check(Rule rule, Supplier<Finding> work) {
        return check(rule, "", work);
    }

    private ContractCheck check(Rule rule, String rest, Supplier<Finding> work) {
        String reason = exempt.get(rule);
        return new ContractCheck(
                rule, rule + rest, reason == null ? work : () -> Finding.skipped("Left out: " + reason));
    }

    private static ContractCheck leftOut(String event, String because) {
        return new ContractCheck(
                Rule.SURVIVES_EVENTS,
                Rule.SURVIVES_EVENTS + " " + event,
                () -> Finding.skipped("Left out: " + because));
    }
}
