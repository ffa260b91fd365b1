package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.conformance.Row.TeamRow;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.ingestion.Ingestion;
import io.github.posthogplugins.ingestion.Team;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PublicJobException;
import io.github.posthogplugins.plugin.PublicJobRequest;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import io.github.posthogplugins.time.VirtualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a row is played: its plugins in a runtime of their own, on a virtual clock, with a scripted network. */
final class Stage implements AutoCloseable {

    private static final Pattern STEP =
            Pattern.compile("(process only|process|deliver|set up|task|job|advance|start scheduler"
                    + "|run due|close|reload|ingest|start job as staff|start job|stop job)(?: (.*))?");
    private static final String CITY = "{\"city\":{\"names\":{\"en\":\"Oslo\"}}}";

    private final Row row;
    final ScriptedHttp http;
    final VirtualClock clock = VirtualClock.create();
    final StorageStore storage = StorageStore.inMemory();
    final CacheStore cache = CacheStore.inMemory(clock);
    private final PluginRuntime runtime;
    private final List<PluginSpec> specs;
    private final List<Plugin> plugins = new ArrayList<>();
    private PluginChain chain;
    private @Nullable Ending last;
    private String refused = "not refused";

    Stage(Row row, ServerProfile profile) {
        this.row = row;
        this.http = new ScriptedHttp(Objects.requireNonNullElse(row.http(), Map.of()));
        this.runtime = PluginRuntime.builder()
                .withProfile(profile)
                .withClock(clock)
                .withLimits(limits(row))
                .withHttp(http)
                .withResolver(Stage::resolve)
                .withStorage(storage)
                .withCache(cache)
                .withGeoIp(geoIp(row))
                .withEvents(Past.of(row.past()))
                .withApi(PostHogApi.of("pt", "pk"))
                .withWebhookDelivery(delivery(row))
                .build();
        this.specs = Cast.of(row);
        this.chain = raiseCurtain();
    }

    private static ExecutionLimits limits(Row row) {
        return row.limit() == null ? ExecutionLimits.defaults() : ExecutionLimits.of(Duration.ofSeconds(row.limit()));
    }

    /** Addresses are what they are, and names lead to a public one. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getByName(host.matches("[0-9.]+") ? host : "8.8.8.8"));
    }

    /** A database that knows one address, unless the row asks for none. */
    private static GeoIpLookup geoIp(Row row) {
        return Boolean.FALSE.equals(row.geoip())
                ? GeoIpLookup.unavailable()
                : ip -> ip.equals("1.2.3.4") ? Optional.of(CITY) : Optional.empty();
    }

    private static WebhookDelivery delivery(Row row) {
        return row.webhooks() == null
                ? WebhookDelivery.DIRECT
                : WebhookDelivery.valueOf(row.webhooks().toUpperCase(Locale.ROOT));
    }

    private PluginChain raiseCurtain() {
        plugins.clear();
        specs.forEach(spec -> plugins.add(runtime.install(spec)));
        return runtime.chain(plugins);
    }

    /** Plays the row: its steps, or one event from end to end. */
    void play() {
        List<String> usual = List.of(row.raw() == null ? "process" : "ingest");
        Objects.requireNonNullElse(row.steps(), usual).forEach(this::play);
    }

    private void play(String step) {
        Matcher parts = STEP.matcher(step);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + step + "' is no step; see the README beside the pages.");
        }
        String argument = Objects.requireNonNullElse(parts.group(2), "");
        switch (parts.group(1)) {
            case "process" -> last = Ending.of(chain.process(event(argument)));
            case "process only" -> last = Ending.of(chain.processEvent(event(argument)));
            case "deliver" -> chain.onEvent(event(argument));
            case "set up" -> plugins.forEach(Plugin::setUp);
            case "task" -> plugins.forEach(plugin -> plugin.runTask(argument));
            case "job" ->
                withPayload(argument, "null", (name, payload) -> plugins.get(0).runJob(name, payload));
            case "start job" -> withPayload(argument, "{}", (name, payload) -> ask(start(name, payload)));
            case "start job as staff" ->
                withPayload(
                        argument,
                        "{}",
                        (name, payload) -> ask(start(name, payload).byStaff()));
            case "stop job" ->
                withPayload(
                        argument,
                        "{}",
                        (name, payload) -> ask(start(name, payload).withOperation("stop")));
            case "advance" -> clock.advance(Duration.parse(argument));
            case "start scheduler" -> runtime.scheduler().start();
            case "run due" -> runtime.scheduler().runDue();
            case "close" -> plugins.forEach(Plugin::close);
            case "reload" -> reload();
            default -> last = Ending.of(ingestion().ingest(message()));
        }
    }

    /** Names of jobs have blanks where an object follows them. */
    private static void withPayload(String argument, String usual, BiConsumer<String, String> start) {
        String[] parts = argument.split(argument.contains(" {") ? " (?=\\{)" : " ", 2);
        start.accept(parts[0], parts.length == 1 ? usual : parts[1]);
    }

    private static PublicJobRequest start(String name, String payload) {
        return PublicJobRequest.start(name).withPayload(payload);
    }

    private void ask(PublicJobRequest request) {
        try {
            plugins.get(0).triggerPublicJob(request);
        } catch (PublicJobException refusal) {
            refused = refusal.getMessage();
        }
    }

    /** Of the team that the row describes, or of any. */
    private Ingestion ingestion() {
        Ingestion usual = runtime.ingestion(chain);
        TeamRow team = row.team();
        return team == null
                ? usual
                : usual.withTeam(new Team(
                        PluginRow.TEAM,
                        Optional.ofNullable(team.token()),
                        Boolean.TRUE.equals(team.anonymizesIps()),
                        Objects.requireNonNullElse(team.groupTypes(), List.of())));
    }

    private void reload() {
        plugins.forEach(Plugin::close);
        chain = raiseCurtain();
    }

    /** The event of the reference's tables, with what the row changes in it, and then what the step does. */
    private PluginEvent event(String changes) {
        if (row.json() != null) {
            return PluginEvent.fromJson(row.json());
        }
        ObjectNode event = Events.plain();
        if (row.event() != null) {
            event.setAll(row.event());
        }
        if (!changes.isEmpty()) {
            event.setAll((ObjectNode) Yaml.json(changes));
        }
        return sent(event);
    }

    /** The event says which expression of a list is meant. */
    private PluginEvent sent(ObjectNode event) {
        Cast.number(row).ifPresent(number -> event.put(Cast.NUMBER, number));
        return PluginEvent.fromJson(event.toString());
    }

    /** A message as it was captured, with the uuid and times that capture gives. */
    private PluginEvent message() {
        ObjectNode message = (ObjectNode) Yaml.json("""
                {"uuid": "0184a1b2-0000-7000-8000-000000000000", "team_id": 2, "now": "2024-01-01T12:00:00.000Z"}""");
        message.setAll((ObjectNode) Objects.requireNonNull(row.raw(), "ingest needs raw"));
        return sent(message);
    }

    List<Plugin> plugins() {
        return plugins;
    }

    /** What became of the last event. */
    Ending last() {
        return Objects.requireNonNull(last, "no event was processed");
    }

    /** Why the last job that a person started was refused. */
    String refused() {
        return refused;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
