package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventAccess;
import io.github.posthogplugins.testing.ChainUnderTest;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.chain.ChainTrace;
import io.github.posthogplugins.testing.lint.ChainLinter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/country")
class ChainTests {

    @BeforeEach
    void locate(PluginTestEnvironment environment) {
        environment.withGeoIp(ip -> Optional.of("{\"country\": {\"isoCode\": \"US\"}}"));
    }

    // guide: chain
    @Test
    void passes_the_country_on(PluginUnderTest country, PluginTestEnvironment environment) {
        PluginUnderTest limits =
                environment.plugin(Path.of("src/test/plugins/guide/limits")).configure("max", "40");

        ChainResult result = environment.chain(country, limits).process(TestEvents.pageview());

        assertThat(result).isDroppedBy("Limits").hasNoErrors();
    }
    // guide: end

    // guide: chain steps
    @Test
    void leaves_the_country_alone(PluginUnderTest country, PluginTestEnvironment environment) {
        PluginUnderTest limits = environment.plugin(Path.of("src/test/plugins/guide/limits"));

        ChainResult result = environment.chain(country, limits).process(TestEvents.pageview());

        assertThat(result).step("Country").hasOnlyChanged("properties.country");
        assertThat(result).step("Limits").isKept().isUnchanged();
    }
    // guide: end

    // guide: chain trace
    @Test
    void looks_up_the_address_and_nothing_else(PluginUnderTest country, PluginTestEnvironment environment) {
        ChainTrace trace = environment.chain(country).trace(TestEvents.pageview());

        assertThat(trace.step("Country").accesses())
                .extracting(EventAccess::toString)
                .containsExactly(
                        "READ ip at index.js:2:38",
                        "READ properties at index.js:3:5",
                        "WRITE properties.country at index.js:3:5");
    }
    // guide: end

    // guide: chain linter
    @Test
    void stands_in_the_right_order(PluginUnderTest country, PluginTestEnvironment environment) {
        PluginUnderTest greeter = environment.plugin("""
            export function processEvent(event) {
                event.properties.greeting = event.properties.country === 'US' ? 'Howdy' : 'Hello'
                return event
            }
            """);

        ChainLinter.of(environment.chain(country, greeter)).verify(TestEvents.pageview(), TestEvents.identify());
    }
    // guide: end

    @Test
    void prints_what_the_guide_shows(PluginUnderTest country, PluginTestEnvironment environment) {
        ChainUnderTest chain = environment.chain(environment.plugin("""
                    export function processEvent(event) {
                        event.properties.greeting = event.properties.country === 'US' ? 'Howdy' : 'Hello'
                        return event
                    }
                    """), country);

        assertThatThrownBy(() -> ChainLinter.of(chain).verify(TestEvents.pageview()))
                .hasMessage(Printed.in("chain.md"));
    }
}
