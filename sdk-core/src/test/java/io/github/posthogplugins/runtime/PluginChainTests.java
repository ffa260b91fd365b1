package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of chain.md §2, row by row. */
class PluginChainTests {

    private static final String COUNTS =
            "export function processEvent(e) { e.properties.seen = " + "(e.properties.seen ?? 0) + 1; return e }";

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private ChainResult run(String first) {
        return run(first, Plugins.event());
    }

    private ChainResult run(String first, PluginEvent event) {
        Plugin one = runtime.load(Plugins.source("P1", first).withId(1));
        Plugin two = runtime.load(Plugins.source("P2", COUNTS).withId(2));
        return runtime.chain(one, two).processEvent(event);
    }

    private static String body(String body) {
        return "export function processEvent(e) { " + body + " }";
    }

    @Test
    void runs_plugins_in_order_and_marks_their_success() {
        ChainResult result = run(COUNTS);

        assertThat(result.event().properties())
                .containsEntry("a", 1)
                .containsEntry("seen", 2)
                .containsEntry("$plugins_succeeded", List.of("P1 (1)", "P2 (2)"))
                .containsEntry("$plugins_failed", List.of())
                .containsEntry("$plugins_deferred", List.of());
    }

    @Test
    void keeps_the_changes_that_were_made_before_a_throw() {
        ChainResult result = run(body("e.properties.x = 1; throw new Error('bad')"));

        assertThat(result.event().properties())
                .containsEntry("x", 1)
                .containsEntry("seen", 1)
                .containsEntry("$plugins_succeeded", List.of("P2 (2)"))
                .containsEntry("$plugins_failed", List.of("P1 (1)"));
        assertThat(result.errors()).singleElement().hasToString("Error: bad");
    }

    @Test
    void loses_the_markers_when_a_plugin_returns_a_new_object() {
        ChainResult result = run(body("return {...e, properties: {...e.properties, n: 1}}"));

        assertThat(result.event().properties()).isEqualTo(Map.of("a", 1, "n", 1, "seen", 1));
        assertThat(result.markers().succeeded()).containsExactly("P1 (1)", "P2 (2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "return null", "return false", "return 0", "return ''", "return NaN"})
    void drops_the_event_on_any_falsy_result(String body) {
        ChainResult result = run(body(body));

        assertThat(result.isDropped()).isTrue();
        assertThat(result.droppedBy()).contains("P1 (1)");
        assertThat(result.steps()).extracting(step -> step.result()).containsExactly(Result.DROPPED);
    }

    @Test
    void passes_a_truthy_value_that_is_no_object_on_and_counts_everybody_as_failed() {
        ChainResult result = run(body("return true"));

        assertThat(result.outcome()).isEqualTo(new EventOutcome.NoEvent("P1 (1)", "true"));
        assertThat(result.markers().failed()).containsExactly("P1 (1)", "P2 (2)");
        assertThat(result.errors())
                .extracting(PluginError::toString)
                .containsExactly(
                        "TypeError: Cannot create property 'team_id' on boolean 'true'",
                        "TypeError: Cannot read properties of undefined (reading 'seen')");
    }

    @Test
    void puts_the_team_back_and_keeps_the_other_changes() {
        ChainResult result = run(body("e.team_id = 5; e.event = 'changed'; return e"));

        assertThat(result.event().name()).isEqualTo("changed");
        assertThat(result.event().teamId()).hasValue(2);
        assertThat(result.event().properties())
                .containsEntry("seen", 1)
                .containsEntry("$plugins_succeeded", List.of("P2 (2)"))
                .containsEntry("$plugins_failed", List.of("P1 (1)"));
        assertThat(result.errors())
                .singleElement()
                .hasToString("IllegalOperationError: Plugin tried to change event.team_id");
    }

    @Test
    void takes_a_new_object_without_a_team_as_it_is_but_for_the_team() {
        ChainResult result = run(body("return {event: 'n', properties: {}}"));

        assertThat(result.event())
                .isEqualTo(PluginEvent.of(Map.of("event", "n", "properties", Map.of("seen", 1), "team_id", 2)));
        assertThat(result.markers().failed()).containsExactly("P1 (1)");
    }

    @Test
    void can_not_put_the_team_back_on_a_frozen_object() {
        ChainResult result = run(body("return Object.freeze({...e, team_id: 9})"));

        assertThat(result.event().teamId()).hasValue(9);
        assertThat(result.markers().failed()).containsExactly("P1 (1)", "P2 (2)");
        assertThat(result.errors())
                .extracting(PluginError::toString)
                .containsOnly("TypeError: 'set' on proxy: trap returned falsish for property 'team_id'");
    }

    @Test
    void rejects_the_event_when_a_plugin_throws_null() {
        ChainResult result = run(body("throw null"));

        assertThat(result.outcome())
                .isInstanceOfSatisfying(EventOutcome.Rejected.class, rejected -> assertThat(rejected.error())
                        .hasToString("TypeError: Cannot read properties of null (reading 'message')"));
        assertThat(result.steps()).hasSize(1);
    }

    @Test
    void records_a_thrown_string_without_a_name() {
        ChainResult result = run(body("throw 'oops'"));

        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.message()).isEqualTo("oops");
            assertThat(error.name()).isNull();
            assertThat(error.stack()).isNull();
        });
    }

    @Test
    void gives_no_retries_for_a_retry_error() {
        ChainResult result = run(body("throw new RetryError('later')"));

        assertThat(result.markers().failed()).containsExactly("P1 (1)");
        assertThat(result.errors()).singleElement().hasToString("RetryError: later");
    }

    @Test
    void fails_at_an_export_that_is_no_function() {
        ChainResult result = run("export const processEvent = {}");

        assertThat(result.markers().failed()).containsExactly("P1 (1)");
        assertThat(result.errors())
                .singleElement()
                .hasToString("TypeError: Function.prototype.apply was called on #<Object>, which is an object and not a"
                        + " function");
    }

    @Test
    void leaves_only_the_markers_when_the_properties_were_deleted() {
        Plugin plugin = runtime.load(
                Plugins.source("P1", body("delete e.properties; return e")).withId(1));

        ChainResult result = runtime.chain(plugin).processEvent(Plugins.event());

        assertThat(result.event().properties())
                .containsOnlyKeys("$plugins_succeeded", "$plugins_failed", "$plugins_deferred");
    }

    @Test
    void defers_every_plugin_that_has_on_event() {
        Plugin one = runtime.load(
                Plugins.source("P1", "export function onEvent() {}").withId(1));
        Plugin two = runtime.load(
                Plugins.source("P2", COUNTS + "; export function onEvent() {}").withId(2));

        ChainResult result = runtime.chain(one, two).processEvent(Plugins.event());

        assertThat(result.event().properties())
                .containsEntry("$plugins_deferred", List.of("P1 (1)", "P2 (2)"))
                .containsEntry("$plugins_succeeded", List.of("P2 (2)"));
    }

    @Test
    void skips_plugins_that_the_event_says_have_dealt_with_it() {
        PluginEvent event = Plugins.event()
                .withProperties(Map.of(
                        "$plugins_succeeded", List.of("P1 (1)"),
                        "$plugins_failed", List.of("Q (9)"),
                        "$plugins_deferred", List.of("Z (3)")));

        ChainResult result = run(COUNTS + "; export function onEvent() {}", event);

        assertThat(result.event().properties())
                .containsEntry("seen", 1)
                .containsEntry("$plugins_succeeded", List.of("P1 (1)", "P2 (2)"))
                .containsEntry("$plugins_failed", List.of("Q (9)"))
                .containsEntry("$plugins_deferred", List.of());
    }

    @Test
    void fails_at_markers_that_are_no_list() {
        ChainResult result = run(COUNTS, Plugins.event().withProperty("$plugins_succeeded", "abc"));

        assertThat(result.event().properties())
                .containsEntry("seen", 2)
                .containsEntry("$plugins_succeeded", "abc")
                .containsEntry("$plugins_failed", List.of("P1 (1)", "P2 (2)"));
        assertThat(result.errors())
                .extracting(PluginError::toString)
                .containsOnly("TypeError: pluginsSucceeded.push is not a function");
    }

    @Nested
    class ProcessEventBatch {

        @Test
        void stands_in_for_a_missing_process_event() {
            ChainResult result =
                    run("export function processEventBatch(events, meta) { events[0].properties.n = events.length; "
                            + "events[0].properties.config = typeof meta.config; return [events[0], {}] }");

            assertThat(result.event().properties()).containsEntry("n", 1).containsEntry("config", "object");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "return []", "return undefined"})
        void drops_the_event_when_it_returns_nothing(String body) {
            ChainResult result = run("export async function processEventBatch(events) { " + body + " }");

            assertThat(result.isDropped()).isTrue();
        }

        @Test
        void is_ignored_beside_process_event() {
            ChainResult result = run(COUNTS + "; export function processEventBatch() { throw new Error('called') }");

            assertThat(result.errors()).isEmpty();
        }
    }

    @Nested
    class BetweenPlugins {

        private Object seenBySecond(String makes, String looks) {
            Plugin one = runtime.load(Plugins.source("P1", body(makes + "; return e")));
            Plugin two = runtime.load(Plugins.source("P2", body("e.properties = {seen: (" + looks + ")}; return e")));
            return runtime.chain(one, two).processEvent(Plugins.event()).event().property("seen");
        }

        @Test
        void values_keep_their_nature() {
            assertThat(seenBySecond("e.properties.d = new Date(0)", "e.properties.d instanceof Date"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.u = undefined", "'u' in e.properties"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.n = NaN", "Number.isNaN(e.properties.n)"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.z = -0", "Object.is(e.properties.z, -0)"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.b = 10n", "e.properties.b === 10n"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.m = new Map([['k', {v: 1}]])", "e.properties.m.get('k').v"))
                    .isEqualTo(1);
            assertThat(seenBySecond("e.properties.s = new Set([1, 2])", "e.properties.s.size"))
                    .isEqualTo(2);
            assertThat(seenBySecond("e.properties.r = /x/gi", "e.properties.r.flags"))
                    .isEqualTo("gi");
            assertThat(seenBySecond("e.properties.x = new TypeError('t')", "e.properties.x instanceof TypeError"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.l = [1, , 3]", "1 in e.properties.l"))
                    .isEqualTo(false);
            assertThat(seenBySecond("const c = {v: 1}; c.c = c; e.properties = {c}", "e.properties.c.c.c.v"))
                    .isEqualTo(1);
            assertThat(seenBySecond("const x = {}; e.properties = {x, y: x}", "e.properties.x === e.properties.y"))
                    .isEqualTo(true);
            assertThat(seenBySecond("e.properties.b = Buffer.from('aé')", "e.properties.b.toString('base64')"))
                    .isEqualTo("YcOp");
            assertThat(
                            seenBySecond(
                                    "e.properties['__proto__x'] = 1; Object.defineProperty(e.properties, '__proto__', "
                                            + "{value: {evil: 1}, enumerable: true}); e.properties.u = undefined",
                                    "[Object.keys(e.properties).includes('__proto__'), e.properties.evil === undefined].join()"))
                    .isEqualTo("true,true");
        }

        @Test
        void objects_are_plain_objects_of_the_plugin() {
            assertThat(seenBySecond(
                            "e.properties.l = []",
                            "[e.constructor === Object, e.properties.l instanceof Array, "
                                    + "Array.isArray(e.properties.l)].join()"))
                    .isEqualTo("true,true,true");
        }

        @Test
        void json_happens_at_the_end() {
            Plugin plugin = runtime.load(Plugins.source(
                    "P1", body("e.properties = {d: new Date(0), u: undefined, n: NaN, f() {}}; return e")));

            ChainResult result = runtime.chain(plugin).processEvent(Plugins.event());

            assertThat(result.event().toJson()).contains("\"d\":\"1970-01-01T00:00:00.000Z\",\"n\":null,\"$plugins_");
        }

        @Test
        void an_event_without_a_json_form_is_rejected() {
            ChainResult result = run(body("e.properties.self = e; return e"));

            assertThat(result.outcome()).isInstanceOfSatisfying(EventOutcome.Rejected.class, rejected -> assertThat(
                            rejected.error().message())
                    .startsWith("Converting circular structure to JSON"));
        }
    }

    @Nested
    class OnEvent {

        @Test
        void gets_the_processed_event_of_every_kept_event() {
            Plugin plugin = runtime.load(Plugins.source(
                    "P1",
                    "export function onEvent(event, meta) { console.log(Object.keys(event), event.properties.$ip) }"));

            ChainResult result = runtime.chain(plugin).process(Plugins.event().withIp("12.87.118.0"));

            assertThat(plugin.logs())
                    .extracting(entry -> entry.message())
                    .contains("[\"distinct_id\",\"ip\",\"team_id\",\"event\",\"properties\",\"timestamp\",\"uuid\","
                            + "\"elements\"] 12.87.118.0");
            assertThat(result.delivered()).isPresent();
        }

        @Test
        void does_not_see_dropped_events() {
            Plugin plugin = runtime.load(Plugins.source(
                    "P1", "export function processEvent() {}; export function onEvent() { console.log('called') }"));

            runtime.chain(plugin).process(Plugins.event());

            assertThat(plugin.logs()).noneMatch(entry -> entry.message().equals("called"));
        }

        @Test
        void of_one_plugin_does_not_fail_for_another() {
            Plugin bad = runtime.load(Plugins.source("P1", "export function onEvent() { throw new Error('bad') }"));
            Plugin good = runtime.load(Plugins.source("P2", "export async function onEvent() { console.log('ok') }"));

            runtime.chain(bad, good).process(Plugins.event());

            assertThat(bad.errors()).singleElement().hasToString("Error: bad");
            assertThat(good.logs()).anyMatch(entry -> entry.message().equals("ok"));
        }
    }
}
