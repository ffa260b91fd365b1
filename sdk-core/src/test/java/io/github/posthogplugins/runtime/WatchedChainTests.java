package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.plugin.ChainVisit;
import io.github.posthogplugins.plugin.EventAccess;
import io.github.posthogplugins.plugin.EventAccess.Kind;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedChainTests {

    private static final PluginEvent EVENT = PluginEvent.fromJson("""
            {"event": "$pageview", "distinct_id": "u1", "team_id": 2, "ip": null,
             "properties": {"a": 1, "b": {"c": "text"}, "list": [{"d": 1}]}}""");

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();
    private final List<ChainVisit> visits = new ArrayList<>();
    private int lastId;

    @AfterEach
    void close() {
        runtime.close();
    }

    private Plugin plugin(String body) {
        lastId++;
        String source = "export async function processEvent(e, meta) {\n" + body + "\nreturn e }";
        return runtime.load(Plugins.source("P" + lastId, source).withId(lastId));
    }

    private ChainResult process(String... bodies) {
        Plugin[] plugins = List.of(bodies).stream().map(this::plugin).toArray(Plugin[]::new);
        return runtime.chain(plugins).processEvent(EVENT, visits::add);
    }

    private List<String> accesses(String body) {
        process(body);
        return visits.get(0).accesses().stream()
                .map(access -> access.kind() + " " + String.join(".", access.path())
                        + (access.found() ? "" : " missing")
                        + (access.listed() ? " listed" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                e.properties.a                            | READ properties, READ properties.a
                e.properties.x                            | READ properties, READ properties.x missing
                e.ip                                      | READ ip missing
                e.properties.b.c                          | READ properties, READ properties.b, READ properties.b.c
                e.properties.list[0].d                    | READ properties, READ properties.list, READ properties.list.0, READ properties.list.0.d
                'x' in e                                  | READ x missing
                e.properties.hasOwnProperty('a')          | READ properties, READ properties.a
                e.properties.x = 1                        | READ properties, WRITE properties.x missing
                e.properties.a += 1                       | READ properties, READ properties.a, WRITE properties.a
                delete e.ip                               | DELETE ip
                delete e.x                                | DELETE x missing
                Object.assign(e.properties, { y: 1 })     | READ properties, WRITE properties.y missing
                Object.keys(e.properties.b)               | READ properties, READ properties.b, LIST properties.b
                ({ ...e.properties.b })                   | READ properties, READ properties.b, LIST properties.b, READ properties.b.c listed
                JSON.stringify(e.properties.b)            | READ properties, READ properties.b, LIST properties.b, READ properties.b.c listed
                e.properties.list.map((i) => i)           | READ properties, READ properties.list, READ properties.list.0
                e.properties.b = { z: 1 }; e.properties.b.z | READ properties, WRITE properties.b, READ properties.b
                e.ip; e.ip; e.ip                          | READ ip missing
                """)
    void tells_what_is_done_with_members(String code, String expected) {
        assertThat(accesses(code)).containsExactly(expected.split(", "));
    }

    @Test
    void tells_by_name_after_listing() {
        assertThat(accesses("const copy = { ...e.properties.b }; e.properties.b.c"))
                .endsWith("READ properties.b.c listed", "READ properties.b.c");
    }

    @Test
    void tells_where() {
        process("await null;\n  e.properties.x = e.ip");

        assertThat(visits.get(0).accesses())
                .extracting(EventAccess::location)
                .contains(Optional.of("index.js:3:20"), Optional.of("index.js:3:3"));
        assertThat(visits.get(0).accesses().get(1)).hasToString("READ ip at index.js:3:20");
    }

    @Test
    void tells_what_each_plugin_received() {
        process("e.properties.first = true", "e.properties.second = true", "return null", "");

        assertThat(visits)
                .extracting(visit -> visit.step().result())
                .containsExactly(Result.SUCCEEDED, Result.SUCCEEDED, Result.DROPPED);
        assertThat(visits).extracting(visit -> visit.plugin().name()).containsExactly("P1", "P2", "P3");
        assertThat(visits.get(1).received().orElseThrow().properties())
                .containsEntry("first", true)
                .doesNotContainKey("second");
        assertThat(visits.get(2).received().orElseThrow().properties()).containsEntry("second", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e.properties.x = e.properties.b",
                "return { ...e, properties: { ...e.properties, x: 1 } }",
                "e.properties.list.push({ d: 2 }); e.properties = { ...e.properties, b: undefined }",
                "e.properties.list = e.properties.list.map((item) => ({ ...item, f: 1 })).reverse()",
                "delete e.properties.a; e.$set = { email: e.properties.b }; e.$set.email.c = 'x'",
                "throw new Error(e.properties.a)",
                "e.team_id = 5",
                "e.properties.when = new Date(0); e.properties.self = e.properties.list",
                "Object.freeze(e.properties)",
                "Object.defineProperty(e.properties, 'a', { value: 5, enumerable: true })",
                "e.properties.same = structuredCloneLike(e); function structuredCloneLike(o) { return JSON.parse(JSON.stringify(o)) }",
                "return true",
                "const { properties, ...rest } = e; return Object.assign(rest, { properties })",
                "for (const key in e.properties) { e.properties[key.toUpperCase()] = e.properties[key] }",
            })
    void comes_to_the_same_as_a_run_that_nobody_watches(String body) {
        Plugin one = plugin(body);
        Plugin two = plugin("e.properties.after = JSON.stringify(e.properties)");

        ChainResult plain = runtime.chain(one, two).processEvent(EVENT);
        ChainResult watched = runtime.chain(one, two).processEvent(EVENT, visits::add);

        assertThat(watched.isKept()).isEqualTo(plain.isKept());
        assertThat(watched.markers()).isEqualTo(plain.markers());
        assertThat(watched.steps())
                .extracting(Object::toString)
                .usingRecursiveComparison()
                .isEqualTo(plain.steps().stream().map(Object::toString).toList());
        if (plain.isKept()) {
            assertThat(watched.event().toJson()).isEqualTo(plain.event().toJson());
        }
    }

    @Test
    void shows_what_json_says_of_what_it_cannot_say_completely() {
        process("e.properties.when = new Date(0); e.properties.none = undefined", "");

        assertThat(visits.get(1).received().orElseThrow().properties())
                .containsEntry("when", "1970-01-01T00:00:00.000Z")
                .doesNotContainKey("none");
    }

    @Test
    void has_no_event_for_what_is_none() {
        process("return true", "");

        assertThat(visits.get(1).received()).isEmpty();
    }

    @Test
    void says_nothing_of_plugins_that_were_not_called() {
        Plugin silent = runtime.load(Plugins.source("silent", "export const onEvent = () => {}"));

        runtime.chain(silent).processEvent(EVENT, visits::add);

        assertThat(visits).extracting(visit -> visit.step().result()).containsExactly(Result.NO_HOOK);
        assertThat(visits.get(0).received()).isEmpty();
        assertThat(visits.get(0).accesses()).isEmpty();
    }

    @Test
    void tells_of_each_plugin_as_soon_as_it_is_through() {
        Plugin one = plugin("console.log('one')");
        Plugin two = plugin("console.log('two')");
        List<Integer> linesOfTwo = new ArrayList<>();

        runtime.chain(one, two)
                .processEvent(
                        EVENT,
                        visit -> linesOfTwo.add((int) two.logs().stream()
                                .filter(line -> line.message().equals("two"))
                                .count()));

        assertThat(linesOfTwo).containsExactly(0, 1);
    }

    @Test
    void notes_the_kinds_of_access_in_the_order_in_which_they_came() {
        process("e.properties.x ??= 1");

        assertThat(visits.get(0).accesses())
                .extracting(EventAccess::kind)
                .containsExactly(Kind.READ, Kind.READ, Kind.WRITE);
    }
}
