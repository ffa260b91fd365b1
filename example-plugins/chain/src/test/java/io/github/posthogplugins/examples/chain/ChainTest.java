package io.github.posthogplugins.examples.chain;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plugins work on an event one after the other, each on what those before it made of it: their order matters. */
@PluginTest("../hello-world")
class ChainTest {

    private static final Path EXAMPLES = Path.of("..");
    private static final PluginEvent IN_CLEVELAND = TestEvents.pageview().withIp("12.87.118.5");

    private final PluginTestEnvironment environment;
    private final PluginUnderTest hello;
    private final PluginUnderTest geoIp;
    private final PluginUnderTest filter;

    ChainTest(PluginTestEnvironment environment, PluginUnderTest hello) {
        this.environment = environment;
        this.hello = hello.configure("name", "you");
        geoIp = environment.plugin(EXAMPLES.resolve("geoip"));
        filter = environment.plugin(EXAMPLES.resolve("property-filter")).configure("properties", "$geoip_*");
    }

    @BeforeEach
    void open_the_database() {
        environment.withGeoIpDatabase(EXAMPLES.resolve("geoip/src/test/resources/test-city.mmdb"));
    }

    private ChainResult process(PluginUnderTest... plugins) {
        return environment.chain(plugins).process(IN_CLEVELAND);
    }

    @Test
    void a_filter_after_geoip_removes_what_geoip_has_added() {
        assertThat(process(geoIp, hello, filter))
                .hasNoErrors()
                .hasProperty("hello", "Hello you")
                .doesNotHaveProperty("$geoip_city_name")
                .doesNotHaveProperty("$geoip_country_code");
    }

    @Test
    void a_filter_before_geoip_has_nothing_to_remove_yet() {
        assertThat(process(filter, hello, geoIp))
                .hasNoErrors()
                .hasProperty("hello", "Hello you")
                .hasProperty("$geoip_city_name", "Cleveland");
    }

    @Test
    void a_filter_may_leave_the_country_and_remove_the_rest() {
        filter.configure("keep", "$geoip_country_code");

        assertThat(process(geoIp, filter))
                .hasProperty("$geoip_country_code", "US")
                .doesNotHaveProperty("$geoip_city_name");
    }

    @Test
    void the_filter_removes_person_properties_of_geoip_too() {
        PluginEvent event = process(geoIp, filter).event();

        assertThat(event.field("$set")).isEqualTo(Map.of());
        assertThat(String.valueOf(event.field("$set_once"))).contains("$initial_geoip_city_name");
    }

    @Test
    void markers_name_the_plugins_in_their_order() {
        assertThat(process(geoIp, hello, filter))
                .hasProperty("$plugins_succeeded", List.of("GeoIP (1)", "Hello World (2)", "Property Filter (3)"))
                .hasProperty("$plugins_failed", List.of())
                .hasProperty("$plugins_deferred", List.of("Hello World (2)"));
    }

    @Test
    void a_plugin_that_fails_is_marked_and_the_others_go_on() {
        PluginUnderTest broken = environment.plugin("export const processEvent = () => { throw new Error('broken') }");

        ChainResult result = process(hello, broken, geoIp);

        assertThat(result)
                .hasFailed("inline")
                .hasProperty("hello", "Hello you")
                .hasProperty("$geoip_city_name", "Cleveland");
        assertThat(result.markers().failed()).containsExactly("inline (2)");
        assertThat(broken).failedWith("Error", "broken");
    }

    @Test
    void a_plugin_in_the_middle_that_returns_nothing_drops_the_event() {
        PluginUnderTest drop = environment.plugin("export const processEvent = (event) => event.ip ? null : event");

        ChainResult result = process(geoIp, drop, hello, filter);

        assertThat(result).isDroppedBy("inline");
        assertThat(result.steps())
                .extracting(ChainStep::result)
                .containsExactly(ChainStep.Result.SUCCEEDED, ChainStep.Result.DROPPED);
    }

    @Test
    void a_dropped_event_reaches_no_listener() {
        PluginUnderTest drop = environment.plugin("export function processEvent() {}");

        process(hello, drop);

        assertThat(hello).loggedNothing();
    }

    @Test
    void listeners_see_the_event_as_it_left_the_chain_wherever_they_stand_in_it() {
        PluginUnderTest rewrite = environment.plugin(
                "export const processEvent = (event) => { event.properties.$current_url = '/rewritten'; return event }");

        process(hello, rewrite);

        assertThat(hello).logged("/rewritten");
    }

    @Test
    void the_schema_enforcer_judges_what_the_plugins_before_it_made() {
        PluginUnderTest enforcer = environment
                .plugin(EXAMPLES.resolve("schema-enforcer"))
                .attach("schema", "schema.json", "{\"required\": [\"$geoip_country_code\"]}");

        assertThat(process(geoIp, enforcer)).isKept();
        assertThat(process(geoIp, filter, enforcer)).isDroppedBy("Schema Enforcer");
    }
}
