package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.ingestion.Ingestion;
import io.github.posthogplugins.ingestion.IngestionOutcome.Bypassed;
import io.github.posthogplugins.ingestion.IngestionOutcome.Dropped;
import io.github.posthogplugins.ingestion.IngestionOutcome.Rejected;
import io.github.posthogplugins.ingestion.IngestionResult;
import io.github.posthogplugins.ingestion.IngestionStep;
import io.github.posthogplugins.ingestion.IngestionStep.Stage;
import io.github.posthogplugins.ingestion.IngestionWarning;
import io.github.posthogplugins.ingestion.Team;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events on their way around the plugins: event.md §2, §3, §8, chain.md §3. */
class IngestionTests {

    private static final String UUID = "0184a1b2-0000-7000-8000-000000000000";
    private static final String SEES = "export function processEvent(e) { console.log(JSON.stringify(e)); return e }";
    private static final String LISTENS = "export function onEvent(e) { console.log(JSON.stringify(e)) }";

    private PluginRuntime runtime = runtime(ServerProfile.V2023);

    private static PluginRuntime runtime(ServerProfile profile) {
        return PluginRuntime.builder()
                .withClock(VirtualClock.create())
                .withProfile(profile)
                .build();
    }

    private void on(ServerProfile profile) {
        runtime.close();
        runtime = runtime(profile);
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private Plugin load(String source) {
        return Plugins.load(runtime, source);
    }

    private Ingestion ingestion(Plugin... plugins) {
        return runtime.ingestion(runtime.chain(plugins));
    }

    private static List<String> seen(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == LogEntry.Source.CONSOLE)
                .map(LogEntry::message)
                .toList();
    }

    private static List<Stage> stages(IngestionResult result) {
        return result.steps().stream().map(IngestionStep::stage).toList();
    }

    private static PluginEvent event(String name) {
        return Plugins.event().with("event", name);
    }

    // ---- the whole way ----

    @Test
    void shows_every_step() {
        Plugin plugin = load("export function processEvent(e) { e.properties.$current_url = 'new'; return e }");

        IngestionResult result = ingestion(plugin).ingest(Plugins.event().withProperty("$current_url", "old"));

        assertThat(stages(result))
                .containsExactly(
                        Stage.READ,
                        Stage.NORMALISED,
                        Stage.TEAM_FOUND,
                        Stage.PLUGINS_RAN,
                        Stage.NORMALISED_AGAIN,
                        Stage.STORED);
        assertThat(initialUrl(result, Stage.NORMALISED)).contains("$initial_current_url=old");
        assertThat(initialUrl(result, Stage.PLUGINS_RAN)).contains("$initial_current_url=old");
        assertThat(initialUrl(result, Stage.STORED)).contains("$initial_current_url=new");
        assertThat(result.chain().orElseThrow().markers().succeeded()).containsExactly("P (39)");
        assertThat(result.stored().orElseThrow().field("timestamp")).isEqualTo("2024-01-01T11:59:58.000Z");
    }

    private static String initialUrl(IngestionResult result, Stage stage) {
        return String.valueOf(result.after(stage).orElseThrow().property("$set_once"));
    }

    @Test
    void plugins_see_the_normalised_event_and_listeners_the_stored_one() {
        Plugin first = load(SEES);
        Plugin last = runtime.load(Plugins.source("Q", LISTENS).withId(40));

        IngestionResult result = ingestion(first, last)
                .ingest(PluginEvent.fromJson("{\"token\":\"t\",\"ip\":\"\",\"now\":\"2024-01-01T00:00:00Z\",\"data\":"
                        + "\"{\\\"uuid\\\":\\\"" + UUID + "\\\",\\\"event\\\":\\\"e\\\",\\\"distinct_id\\\":5}\"}"));

        assertThat(seen(first))
                .containsExactly(
                        "{\"uuid\":\"" + UUID + "\",\"event\":\"e\",\"distinct_id\":\"5\",\"token\":\"t\","
                                + "\"ip\":null,\"now\":\"2024-01-01T00:00:00Z\",\"site_url\":null,\"properties\":{},\"team_id\":1}");
        assertThat(seen(last))
                .containsExactly(result.delivered().orElseThrow().toJson())
                .containsExactly("{\"distinct_id\":\"5\",\"team_id\":1,\"event\":\"e\",\"properties\":"
                        + "{\"$plugins_succeeded\":[\"P (39)\"],\"$plugins_failed\":[],\"$plugins_deferred\":[\"Q (40)\"]},"
                        + "\"timestamp\":\"2024-01-01T00:00:00.000Z\",\"uuid\":\"" + UUID + "\",\"elements\":[]}");
    }

    @Test
    void a_dropped_event_ends_at_the_plugins() {
        Plugin listener = runtime.load(Plugins.source("Q", LISTENS).withId(40));

        IngestionResult result =
                ingestion(load("export function processEvent() {}"), listener).ingest(Plugins.event());

        assertThat(result.outcome()).isEqualTo(new Dropped("P (39)"));
        assertThat(result.stored()).isEmpty();
        assertThat(result.after(Stage.PLUGINS_RAN)).isEmpty();
        assertThat(seen(listener)).isEmpty();
        assertThat(result)
                .hasToString("IngestionResult[dropped by P (39), [READ, NORMALISED, TEAM_FOUND, PLUGINS_RAN]]");
    }

    @Test
    void what_a_plugin_captures_goes_the_same_way() {
        Plugin plugin = load("export async function processEvent(e) {"
                + "if (e.event !== 'mine') { await posthog.capture('mine', {a: 1}) } return e }");
        Ingestion ingestion = ingestion(plugin);
        ingestion.ingest(Plugins.event());

        PluginEvent captured = plugin.captured().get(0).event();
        PluginEvent stored = ingestion.ingest(captured).stored().orElseThrow();

        assertThat(stored.name()).isEqualTo("mine");
        assertThat(stored.distinctId()).isEqualTo("P");
        assertThat(stored.property("$plugins_succeeded")).isEqualTo(List.of("P (39)"));
    }

    // ---- what is rejected ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e.uuid = 'x'; return e       | Not a valid UUID: \"x\"",
                "delete e.uuid; return e      | Not a valid UUID: \"undefined\"",
                "e.uuid = null; return e      | Not a valid UUID: \"null\"",
                "delete e.event; return e     | Cannot read properties of undefined (reading 'substr')",
                "e.offset = 'x'; return e     | Invalid unit value x",
                "return true                  | Cannot create property 'distinct_id' on boolean 'true'",
                "return 5                     | Cannot create property 'distinct_id' on number '5'",
                "throw null                   | Cannot read properties of null (reading 'message')",
            })
    void an_event_that_can_not_be_stored_is_rejected_in_the_servers_words(String body, String message) {
        Plugin listener = runtime.load(Plugins.source("Q", LISTENS).withId(40));
        IngestionResult result = ingestion(load("export function processEvent(e) { " + body + " }"), listener)
                .ingest(Plugins.event());

        assertThat(result.outcome()).isEqualTo(new Rejected(message));
        assertThat(result.stored()).isEmpty();
        assertThat(seen(listener)).isEmpty();
    }

    @Test
    void late_2024_looks_at_the_id_before_the_plugins_as_well() {
        on(ServerProfile.CLOUD_2024);
        Plugin plugin = load(SEES);

        IngestionResult result = ingestion(plugin).ingest(Plugins.event().with("uuid", "x"));

        assertThat(result.outcome()).isEqualTo(new Rejected("Not a valid UUID: \"x\""));
        assertThat(result.warnings()).extracting(IngestionWarning::type).containsExactly("skipping_event_invalid_uuid");
        assertThat(seen(plugin)).isEmpty();
    }

    @Test
    void a_message_without_json_inside_is_rejected() {
        assertThat(ingestion().ingest(PluginEvent.fromJson("{\"data\":\"x\"}")).outcome())
                .isEqualTo(new Rejected("An event is a JSON object, but this is 'x'."
                        + " Pass an object such as {\"event\": \"$pageview\", \"properties\": {}}."));
    }

    @Test
    void warnings_are_kept() {
        IngestionResult result = ingestion().ingest(Plugins.event().with("sent_at", "x"));

        assertThat(result.warnings()).extracting(IngestionWarning::type).containsExactly("ignored_invalid_timestamp");
    }

    // ---- the team ----

    @Test
    void a_token_leads_to_the_team() {
        Ingestion ingestion = ingestion().withTeam(Team.of(7).withToken("mine").anonymizingIps());
        PluginEvent event = Plugins.event().without("team_id").withIp("1.2.3.4");

        PluginEvent stored =
                ingestion.ingest(event.with("token", "mine")).stored().orElseThrow();

        assertThat(stored.teamId()).hasValue(7);
        assertThat(stored.hasProperty("$ip")).isFalse();
        assertThat(ingestion.ingest(event.with("token", "other")).outcome())
                .isEqualTo(new Bypassed("No team has the token 'other'."));
        assertThat(ingestion.ingest(event).outcome())
                .isEqualTo(new Bypassed("The event has neither a team_id nor a token, so that it belongs to no team."));
    }

    @Test
    void addresses_are_hidden_from_plugins_only_if_the_team_came_from_a_token() {
        Plugin plugin = load("export function processEvent(e) { console.log(e.ip); return e }");
        Ingestion ingestion = ingestion(plugin).withTeam(Team.of(7).anonymizingIps());
        PluginEvent event = Plugins.event().withIp("1.2.3.4").with("token", "t");

        assertThat(ingestion.ingest(event).stored().orElseThrow().hasProperty("$ip"))
                .isFalse();
        assertThat(ingestion.ingest(event.without("team_id")).stored()).isPresent();
        assertThat(seen(plugin)).containsExactly("1.2.3.4", "null");
    }

    @Test
    void late_2024_hides_addresses_after_the_plugins() {
        on(ServerProfile.CLOUD_2024);
        Plugin plugin = load("export function processEvent(e) { console.log(e.ip, e.properties.$ip); return e }");

        IngestionResult result = ingestion(plugin)
                .withTeam(Team.of(7).anonymizingIps())
                .ingest(Plugins.event().withIp("1.2.3.4"));

        assertThat(seen(plugin)).containsExactly("null 1.2.3.4");
        assertThat(result.stored().orElseThrow().hasProperty("$ip")).isFalse();
    }

    @Test
    void groups_have_the_indexes_of_their_types() {
        Ingestion ingestion = ingestion().withTeam(Team.of(2).withGroupTypes("company"));

        PluginEvent stored = ingestion
                .ingest(Plugins.event()
                        .withProperty("$groups", Map.of("project", "p"))
                        .withProperty("a", 1))
                .stored()
                .orElseThrow();

        assertThat(stored.property("$group_1")).isEqualTo("p");
        assertThat(stored.hasProperty("$group_0")).isFalse();
    }

    // ---- special events ----

    @ParameterizedTest
    @CsvSource({
        "V2023, $snapshot",
        "V2023, $performance_event",
        "CLOUD_2024, $snapshot",
        "CLOUD_2024, $performance_event",
        "CLOUD_2024, $$heatmap",
        "CLOUD_2024, $$client_ingestion_warning"
    })
    void some_events_pass_by_all_plugins(ServerProfile profile, String name) {
        on(profile);
        Plugin plugin = load(SEES + LISTENS + "export function onSnapshot(e) { console.log('snapshot') }");

        IngestionResult result = ingestion(plugin).ingest(event(name));

        assertThat(result.outcome()).isInstanceOf(Bypassed.class);
        assertThat(result.chain()).isEmpty();
        assertThat(result.stored()).isEmpty();
        assertThat(seen(plugin)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V2021, $performance_event", "V2021, $$heatmap", "V2023, $$heatmap", "V2023, $$client_ingestion_warning"
    })
    void which_are_ordinary_ones_on_older_servers(ServerProfile profile, String name) {
        on(profile);
        Plugin plugin = load(SEES);

        assertThat(ingestion(plugin).ingest(event(name)).stored()).isPresent();
        assertThat(seen(plugin)).hasSize(1);
    }

    @Test
    void a_warning_of_a_client_becomes_one_of_ingestion() {
        on(ServerProfile.CLOUD_2024);

        IngestionResult result = ingestion()
                .ingest(event("$$client_ingestion_warning")
                        .withProperty("$$client_ingestion_warning_message", "too many"));

        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.type()).isEqualTo("client_ingestion_warning");
            assertThat(warning.details()).containsEntry("message", "too many").containsEntry("eventUuid", UUID);
        });
    }

    @Test
    void a_snapshot_of_2021_goes_past_process_event_to_on_snapshot() {
        on(ServerProfile.V2021);
        Plugin plugin = load(
                SEES + LISTENS + "export function onSnapshot(e) { console.log('snapshot', Object.keys(e).length) }");

        IngestionResult result = ingestion(plugin).ingest(event("$snapshot"));

        assertThat(seen(plugin)).containsExactly("snapshot 9");
        assertThat(result.chain()).isEmpty();
        assertThat(result.stored()).isPresent();
        assertThat(runtime.chain(plugin).process(event("$snapshot")).steps()).isEmpty();
        assertThat(seen(plugin)).containsExactly("snapshot 9", "snapshot 9");
    }

    @Test
    void in_2021_plugins_and_listeners_get_what_was_captured_even_if_it_can_not_be_stored() {
        on(ServerProfile.V2021);
        Plugin plugin = load(SEES);
        Plugin listener = runtime.load(Plugins.source("Q", LISTENS).withId(40));

        IngestionResult result = ingestion(plugin, listener)
                .ingest(PluginEvent.fromJson("{\"event\":\"$identify\",\"distinct_id\":\"u\",\"team_id\":2,\"ip\":null,"
                        + "\"site_url\":null,\"uuid\":\"x\",\"$set\":{\"a\":1},\"timestamp\":\"raw\"}"));

        assertThat(result.outcome()).isEqualTo(new Rejected("Not a valid UUID: \"x\""));
        assertThat(seen(plugin))
                .containsExactly("{\"event\":\"$identify\",\"distinct_id\":\"u\",\"team_id\":2,\"ip\":null,"
                        + "\"site_url\":null,\"uuid\":\"x\",\"$set\":{\"a\":1},\"timestamp\":\"raw\"}");
        assertThat(seen(listener)).singleElement().asString().contains("\"timestamp\":\"raw\"", "$plugins_succeeded");
    }

    // ---- events without a person ----

    @Test
    void an_event_without_a_person_loses_what_it_says_of_one() {
        on(ServerProfile.CLOUD_2024);
        Plugin plugin = load(SEES);

        IngestionResult result = ingestion(plugin)
                .ingest(Plugins.event()
                        .with("$set", Map.of("a", 1))
                        .withProperty("$unset", List.of("b"))
                        .withProperty("$browser", "B")
                        .withProperty("$groups", Map.of("company", "c"))
                        .withProperty("$process_person_profile", false));

        assertThat(seen(plugin)).singleElement().asString().doesNotContain("$set", "$unset");
        assertThat(stages(result)).contains(Stage.PROFILE_APPLIED);
        assertThat(result.stored().orElseThrow().properties())
                .doesNotContainKeys("$set", "$set_once", "$unset", "$group_0")
                .containsEntry("$process_person_profile", false);
    }

    @ParameterizedTest
    @CsvSource({"$identify", "$create_alias", "$merge_dangerously", "$groupidentify"})
    void an_event_about_a_person_only_is_dropped_then(String name) {
        on(ServerProfile.CLOUD_2024);
        Plugin plugin = load(SEES);

        IngestionResult result = ingestion(plugin).ingest(event(name).withProperty("$process_person_profile", false));

        assertThat(result.outcome())
                .isEqualTo(new Bypassed(
                        "An event named " + name + " is about its person only, and $process_person_profile is false."));
        assertThat(result.warnings())
                .extracting(IngestionWarning::type)
                .containsExactly("invalid_event_when_process_person_profile_is_false");
        assertThat(seen(plugin)).isEmpty();
    }

    @Test
    void group_events_lose_their_person_after_the_plugins() {
        on(ServerProfile.CLOUD_2024);
        Plugin plugin = load(SEES);

        IngestionResult result = ingestion(plugin)
                .ingest(event("$groupidentify")
                        .withProperty("$set", Map.of("a", 1))
                        .withProperty("$process_person_profile", true));

        assertThat(seen(plugin)).singleElement().asString().contains("\"$set\":{\"a\":1}");
        assertThat(result.stored().orElseThrow().properties()).doesNotContainKeys("$set", "$process_person_profile");
    }

    @Test
    void only_a_boolean_counts() {
        on(ServerProfile.CLOUD_2024);

        IngestionResult result = ingestion()
                .ingest(Plugins.event().withProperty("$browser", "B").withProperty("$process_person_profile", "false"));

        assertThat(result.stored().orElseThrow().hasProperty("$set")).isTrue();
        assertThat(result.warnings())
                .extracting(IngestionWarning::type)
                .containsExactly("invalid_process_person_profile");
    }
}
