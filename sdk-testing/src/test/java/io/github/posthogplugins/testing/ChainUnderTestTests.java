package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.testing.chain.ChainTrace;
import io.github.posthogplugins.testing.chain.MemberPath;
import io.github.posthogplugins.testing.chain.TracedStep;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainUnderTestTests {

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();

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
                        "export async function processEvent(event) { " + body + "; return event }")));
    }

    private ChainTrace trace(PluginUnderTest... plugins) {
        return environment
                .chain(plugins)
                .trace(TestEvents.custom("signed up")
                        .withProperty("plan", "free")
                        .withProperty("ip", "1.2.3.4"));
    }

    private final PluginUnderTest upgrade = plugin("upgrade", "event.properties.plan = 'paid'");
    private final PluginUnderTest greet = plugin("greet", "event.properties.hello = event.properties.plan");
    private final PluginUnderTest hide = plugin("hide", "delete event.properties.ip; event.ip = null");

    @Test
    void shows_what_each_plugin_got_and_changed() {
        ChainTrace trace = trace(upgrade, greet, hide);

        assertThat(trace.step("greet").received())
                .hasValueSatisfying(event -> assertThat(event).hasProperty("plan", "paid"));
        assertThat(trace.step("hide (3)").left())
                .hasValueSatisfying(event -> assertThat(event).doesNotHaveProperty("ip"));
        assertThat(trace.result()).isKept().hasProperty("hello", "paid");
        assertThat(trace).hasToString("""
            upgrade: SUCCEEDED
              property 'plan': "free" -> "paid"
            greet: SUCCEEDED
              property 'hello': (none) -> "paid"
            hide: SUCCEEDED
              field 'ip': "12.87.118.0" -> null
              property 'ip': "1.2.3.4" -> (none)\
            """);
    }

    @Test
    void ends_where_the_event_is_dropped() {
        ChainTrace trace = trace(upgrade, plugin("drop", "return null"), greet);

        assertThat(trace.step("drop").isDropped()).isTrue();
        assertThat(trace.step("drop").changes()).isEmpty();
        assertThat(trace.step("drop").received())
                .hasValueSatisfying(event -> assertThat(event).hasProperty("plan", "paid"));
        assertThat(trace.steps()).extracting(TracedStep::result).containsExactly(Result.SUCCEEDED, Result.DROPPED);
        assertThatThrownBy(() -> trace.step("greet")).hasMessage("""
            The event did not come to a plugin 'greet'.
            It came to 'upgrade', 'drop'.\
            """);
    }

    @Test
    void shows_how_a_plugin_that_fails_leaves_the_event() {
        ChainTrace trace = trace(plugin("fail", "event.properties.half = 1; throw new Error('no')"), greet);

        assertThat(trace.step("fail").changes())
                .extracting(Object::toString)
                .containsExactly("property 'half': (none) -> 1");
        assertThat(trace.step("fail").error())
                .hasValueSatisfying(error -> assertThat(error).hasToString("Error: no"));
        assertThat(trace.step("greet").change(MemberPath.property("hello"))).isPresent();
    }

    @Test
    void shows_what_each_plugin_sent() {
        environment.http().get("https://a.example.com/").returns(200);
        environment.http().get("https://b.example.com/").returns(200);

        ChainTrace trace = trace(
                plugin("a", "await fetch('https://a.example.com/')"),
                greet,
                plugin("b", "await fetch('https://b.example.com/')"));

        assertThat(trace.step("a").requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET https://a.example.com/");
        assertThat(trace.step("greet").requests()).isEmpty();
        assertThat(trace.step("b").requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET https://b.example.com/");
    }

    @Test
    void does_not_count_markers_as_changes() {
        assertThat(trace(plugin("idle", "")).step("idle").changes()).isEmpty();
    }

    @Test
    void sends_the_event_to_listeners_unless_it_is_only_traced() {
        PluginUnderTest listener = environment.plugin("export const onEvent = (event) => console.log(event.event)");

        environment.chain(upgrade, listener).trace(TestEvents.pageview());
        assertThat(listener).loggedNothing();
        environment.chain(upgrade, listener).process(TestEvents.pageview());
        assertThat(listener).logged("$pageview");
    }

    @Test
    void goes_on_to_steps_of_a_result_too() {
        assertThat(environment
                        .chain(upgrade, hide)
                        .process(TestEvents.custom("a").withProperty("plan", "free")))
                .step("upgrade")
                .hasOnlyChanged("properties.plan");
    }
}
