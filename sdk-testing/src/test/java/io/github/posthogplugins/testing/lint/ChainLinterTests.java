package io.github.posthogplugins.testing.lint;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.lint.ChainFinding.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChainLinterTests {

    private static final PluginEvent PAGEVIEW = TestEvents.custom("$pageview").withProperty("email", "ada@example.com");

    private final PluginTestEnvironment environment = PluginTestEnvironment.create()
            .withGeoIp(ip -> Optional.of(
                    "{\"city\": {\"names\": {\"en\": \"Cleveland\"}}, \"country\": {\"isoCode\": \"US\"}}"));

    @AfterEach
    void close() {
        environment.close();
    }

    private PluginUnderTest plugin(String name, String body) {
        return environment.plugin(PluginBundle.ofSources(
                name,
                Map.of(
                        "plugin.json",
                        "{\"name\": \"" + name + "\"}",
                        "index.js",
                        "export async function processEvent(event, meta) {\n" + body + "\nreturn event }")));
    }

    private PluginUnderTest example(String name) {
        return environment.plugin(Path.of("../example-plugins").resolve(name));
    }

    private List<ChainFinding> lint(PluginUnderTest... plugins) {
        return ChainLinter.of(environment.chain(plugins)).run(PAGEVIEW);
    }

    private void assertFinds(String message, PluginUnderTest... plugins) {
        assertThat(lint(plugins)).extracting(ChainFinding::toString).containsExactly(message);
    }

    private final PluginUnderTest city = plugin("city", "event.properties.city = 'Cleveland'");

    @Test
    void finds_what_is_read_before_it_is_set() {
        PluginUnderTest local =
                plugin("local", "if (event.properties.city === 'Cleveland') { event.properties.local = true }");

        assertFinds("""
                Plugin 'local' reads the property 'city' before 'city' sets it
                  read      at index.js:2:5 of 'local', which found nothing
                  set       at index.js:2:1 of 'city'
                  event     $pageview
                Move 'city' in front of 'local'.\
                """, local, city);
        assertThat(lint(city, local)).isEmpty();
    }

    @Test
    void finds_what_is_read_inside_of_something_that_was_not_there_yet() {
        PluginUnderTest greeter = plugin("greeter", "event.properties.hello = event.$set?.name ?? 'you'");
        PluginUnderTest person = plugin("person", "event.$set = { name: 'Ada', plan: 'free' }");

        assertFinds("""
                Plugin 'greeter' reads the field '$set.name' before 'person' sets it
                  read      at index.js:2:26 of 'greeter', which found nothing
                  set       at index.js:2:1 of 'person'
                  event     $pageview
                Move 'person' in front of 'greeter'.\
                """, greeter, person);
        assertThat(lint(person, greeter)).isEmpty();
    }

    @Test
    void finds_a_filter_before_what_it_removes_by_name() {
        PluginUnderTest filter = plugin("filter", "delete event.properties.city");

        assertFinds("""
                Plugin 'filter' removes the property 'city', but 'city' sets it after that
                  removed   in the function at index.js:1:8 of 'filter'
                  set       at index.js:2:1 of 'city'
                  event     $pageview
                Move 'filter' behind 'city'.\
                """, filter, city);
        assertThat(lint(city, filter)).isEmpty();
    }

    @Test
    void finds_a_filter_before_what_it_removes_by_pattern() {
        PluginUnderTest filter = example("property-filter").configure("properties", "$geoip_*");
        PluginUnderTest geoip = example("geoip");

        assertThat(lint(filter, geoip)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.REMOVED_TOO_EARLY);
            assertThat(finding.plugins()).containsExactly("Property Filter", "GeoIP");
            assertThat(finding.members()).hasSize(4).first().hasToString("property '$geoip_city_name'");
            assertThat(finding.advice()).isEqualTo("Move 'Property Filter' behind 'GeoIP'.");
        });
        assertThat(lint(geoip, filter)).isEmpty();
    }

    @Test
    void finds_a_filter_that_takes_away_what_another_needs() {
        PluginUnderTest filter = example("property-filter").configure("properties", "$ip");

        assertFinds("""
                Plugin 'GeoIP' reads the field 'ip' after 'Property Filter' has removed it
                  removed   at index.js:15:13 of 'Property Filter'
                  read      at index.ts:21:16 of 'GeoIP', which found nothing
                  event     $pageview
                Move 'GeoIP' in front of 'Property Filter'.\
                """, filter, example("geoip"));
        assertThat(lint(example("geoip"), filter)).isEmpty();
    }

    @Test
    void finds_what_a_plugin_would_have_changed() {
        PluginUnderTest lower = plugin("lower", """
            for (const name of Object.keys(event.properties)) {
                if (typeof event.properties[name] === 'string') {
                    event.properties[name] = event.properties[name].toLowerCase()
                }
            }""");

        assertFinds("""
                Plugin 'lower' would change the property 'city', but 'city' sets it after that
                  change    at index.js:4:9 of 'lower'
                  set       at index.js:2:1 of 'city'
                  event     $pageview
                Move 'lower' behind 'city'.\
                """, lower, city);
        assertThat(lint(city, lower)).isEmpty();
    }

    @Test
    void finds_what_a_plugin_would_have_dropped() {
        PluginUnderTest limit =
                plugin("limit", "if (JSON.stringify(event.properties).includes('Cleveland')) { return null }");
        PluginUnderTest hello = plugin("hello", "event.properties.hello = 'you'");

        assertFinds("""
                Plugin 'limit' would drop the event for what 'city' sets after that
                  set       at index.js:2:1 of 'city'
                  event     $pageview
                Move 'limit' behind 'city'.\
                """, limit, hello, city, plugin("last", "event.properties.last = 1"));
    }

    @Test
    void finds_work_for_an_event_that_is_dropped_afterwards() {
        environment.http().get("https://api.example.com/").returnsJson("{\"city\": \"Cleveland\"}");
        PluginUnderTest asks =
                plugin("asks", "event.properties.city = (await (await fetch('https://api.example.com/')).json()).city");
        PluginUnderTest drop = plugin("drop", "if (event.event === '$pageview') { return null }");

        assertFinds("""
                Plugin 'asks' sends a request for an event that 'drop' drops after that
                  request   GET https://api.example.com/
                  dropped   by 'drop', also without what 'asks' has done
                  event     $pageview
                Move 'drop' in front of 'asks'.\
                """, asks, drop);
        assertThat(lint(drop, asks)).isEmpty();
        assertThat(lint(asks, plugin("local", "if (event.properties.city === 'Cleveland') { return null }")))
                .isEmpty();
    }

    @Test
    void finds_a_value_that_is_overwritten_unread() {
        PluginUnderTest other = plugin("other", "event.properties = { ...event.properties, city: 'Oslo' }");

        assertFinds("""
                Plugins 'city' and 'other' both set the property 'city', and only the last value stays
                  set       at index.js:2:1 of 'city' to Cleveland
                  set       at index.js:2:1 of 'other' to Oslo
                  event     $pageview
                Let them set different things, or leave one of them out.\
                """, city, other);
    }

    @Test
    void finds_the_same_plugin_twice() {
        assertFinds("""
                Plugin 'Hello World' is twice in the chain, with the same config
                  places    1 and 3
                Leave one of them out.\
                """, example("hello-world"), city, example("hello-world"));
        assertThat(lint(
                        example("property-filter").configure("properties", "a"),
                        example("property-filter").configure("properties", "b")))
                .isEmpty();
    }

    @Test
    void finds_what_changes_once_more_when_the_event_comes_again() {
        PluginUnderTest count = plugin("count", "event.properties.visits = (event.properties.visits ?? 0) + 1");

        assertFinds("""
                Plugin 'count' changes the property 'visits' once more when the event is ingested again
                  set       at index.js:2:1 of 'count'
                  first     1
                  then      2
                  event     $pageview
                Let it look whether it has been there before.\
                """, city, count);
    }

    @Test
    void says_when_no_order_mends_it() {
        PluginUnderTest one = plugin("one", "event.properties.a = event.properties.b ? 2 : 1");
        PluginUnderTest other =
                plugin("other", "event.properties.b = event.properties.a === 1 || event.properties.a === 2");

        assertThat(lint(one, other)).first().satisfies(finding -> assertThat(finding.advice())
                .isEqualTo("No order mends this, because each needs what the other does."
                        + " Let one plugin do both, or split one."));
    }

    @Test
    void moves_the_other_one_if_somebody_between_is_in_the_way() {
        PluginUnderTest early = plugin("early", "event.properties.saw = event.properties.c ?? 'nothing'");
        PluginUnderTest between = plugin("between", "event.properties.b = 1");
        PluginUnderTest late = plugin("late", "event.properties.c = `${event.properties.b}`");

        assertThat(lint(early, between, late)).singleElement().satisfies(finding -> assertThat(finding.advice())
                .isEqualTo("Move 'early' behind 'late'."));
    }

    @Test
    void names_plugins_of_one_name_with_their_ids() {
        PluginUnderTest one = plugin("same", "event.properties.saw = event.properties.b ?? 'nothing'");
        PluginUnderTest other = plugin("same", "event.properties.b = 1").configure("other", "yes");

        assertThat(lint(one, other)).singleElement().satisfies(finding -> assertThat(finding.summary())
                .isEqualTo("Plugin 'same (1)' reads the property 'b' before 'same (2)' sets it"));
    }

    @Test
    void fails_with_all_that_it_has_found() {
        PluginUnderTest filter = plugin("filter", "delete event.properties.city");
        PluginUnderTest local = plugin("local", "event.properties.local = event.properties.city === 'Cleveland'");
        ChainLinter linter = ChainLinter.of(environment.chain(filter, local, city));

        assertThatThrownBy(() -> linter.verify(PAGEVIEW, TestEvents.custom("other")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                    The chain 'filter', 'local', 'city' is not in order

                    Plugin 'local' reads the property 'city' before 'city' sets it
                      read      at index.js:2:26 of 'local', which found nothing
                      set       at index.js:2:1 of 'city'
                      event     $pageview
                    Move 'city' in front of 'local'.

                    Plugin 'filter' removes the property 'city', but 'city' sets it after that
                      removed   in the function at index.js:1:8 of 'filter'
                      set       at index.js:2:1 of 'city'
                      event     $pageview
                    Move 'filter' behind 'city'.\
                    """);
    }

    @Test
    void sends_each_event_once_if_asked_to() {
        environment.http().get("https://api.example.com/").returns(200);
        PluginUnderTest asks = plugin("asks", "await fetch('https://api.example.com/')");

        ChainLinter.of(environment.chain(asks)).withoutRepeating().verify(PAGEVIEW);

        assertThat(environment.http()).received(1, "GET", "https://api.example.com/");
    }

    @Nested
    class Keeps_quiet {

        private void assertQuiet(PluginUnderTest... plugins) {
            PluginEvent[] events = {
                PAGEVIEW,
                TestEvents.pageview(),
                TestEvents.identify(),
                TestEvents.autocapture(),
                TestEvents.groupIdentify()
            };
            assertThat(ChainLinter.of(environment.chain(plugins)).run(events))
                    .as(Arrays.toString(plugins))
                    .isEmpty();
        }

        @Test
        void about_the_examples_in_their_order() {
            PluginUnderTest enforcer = example("schema-enforcer")
                    .attach("schema", "schema.json", "{\"required\": [\"$geoip_country_code\"]}");
            PluginUnderTest filter = example("property-filter")
                    .configure("properties", "$ip,$geoip_*")
                    .configure("keep", "$geoip_country_code");

            assertQuiet(example("geoip"), example("hello-world"), enforcer, filter, example("url-logger"));
        }

        @Test
        void about_a_value_that_is_worked_on_step_by_step() {
            assertQuiet(
                    plugin("set", "event.properties.title = ' Docs '"),
                    plugin("trim", "event.properties.title = event.properties.title.trim()"),
                    plugin(
                            "upper",
                            "event.properties = { ...event.properties, title: event.properties.title.toUpperCase() }"));
        }

        @Test
        void about_a_default_that_is_set_where_nothing_is() {
            assertQuiet(
                    plugin("first", "event.properties.plan ??= 'free'"),
                    plugin("second", "event.properties.plan ??= 'none'"));
        }

        @Test
        void about_person_properties_of_several_plugins() {
            assertQuiet(
                    plugin("one", "event.$set = { ...event.$set, one: 1 }"),
                    plugin("two", "event.$set = { ...event.$set, two: 2 }"),
                    plugin("three", "event.properties.$set = { ...event.properties.$set, three: 3 }"));
        }

        @Test
        void about_a_plugin_that_drops_what_it_has_seen_before() {
            assertQuiet(plugin("once", """
                        if (await meta.cache.get(event.uuid + event.event, null)) { return null }
                        await meta.cache.set(event.uuid + event.event, true)
                        event.properties.size = JSON.stringify(event.properties).length"""), city);
        }

        @Test
        void about_a_filter_that_looks_at_everything_and_has_nothing_against_it() {
            assertQuiet(plugin("filter", """
                        for (const [name, value] of Object.entries(event.properties)) {
                            if (name === 'secret' || value === 'hidden') { delete event.properties[name] }
                        }"""), city);
        }

        @Test
        void about_plugins_that_fail() {
            assertQuiet(plugin("broken", "throw new Error(event.properties.a)"), city);
        }
    }
}
