package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No test here waits: half a minute passes on the clock of the test only. */
@Timeout(20)
class HangDoctorTests {

    private static final String STUCK = """
            const waiting = []
            const ask = async () => await new Promise((resolve) => waiting.push(resolve))
            export async function processEvent(event) {
                event.properties.city = await ask()
                return event
            }
            """;

    private static final String ASKING = """
            export async function processEvent(event) {
                const answer = await fetch('https://api.example.com/city')
                event.properties.city = await answer.text()
                return event
            }
            """;

    @AutoClose
    private final PluginTestEnvironment environment = PluginTestEnvironment.create();

    @Test
    void a_promise_that_nothing_can_settle_fails_the_test() {
        environment.plugin(STUCK).process(TestEvents.pageview());

        assertThatThrownBy(environment::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                Plugin 'inline (1)' waited 30 s for a promise that nothing could settle
                  at index.js:2:25 (await)
                      1 | const waiting = []
                    > 2 | const ask = async () => await new Promise((resolve) => waiting.push(resolve))
                        |                         ^
                      3 | export async function processEvent(event) {
                      4 |     event.properties.city = await ask()
                  also waiting  index.js:4:29 (await)
                                processEvent
                  under way     nothing: no request, no timer
                Resolve or reject the promise on every path, or do not wait for it.
                If the test is about that, call plugin.allowStuckPromises() first.""");
    }

    @Test
    void what_was_asked_last_is_shown() {
        environment.http().get("https://api.example.com/city").returns(200, "Cleveland");
        environment.plugin("""
                        export async function setupPlugin() {
                            await fetch('https://api.example.com/city')
                        }
                        export function processEvent() {
                            return new Promise(() => {})
                        }
                        """).process(TestEvents.pageview());

        assertThatThrownBy(environment::verify).hasMessage("""
                Plugin 'inline (1)' waited 30 s for a promise that nothing could settle
                  at processEvent
                  under way     nothing: no request, no timer
                  last request  GET https://api.example.com/city -> 200 OK
                Resolve or reject the promise on every path, or do not wait for it.
                If the test is about that, call plugin.allowStuckPromises() first.""");
    }

    @Test
    void a_test_may_be_about_a_stuck_promise() {
        PluginUnderTest plugin = environment.plugin(STUCK).allowStuckPromises();

        plugin.process(TestEvents.pageview());

        environment.verify();
        assertThat(plugin.errors())
                .singleElement()
                .hasToString("TimeoutError: Script execution timed out after promise"
                        + " waited for 30 seconds (inline, name: await on line 2:24, pluginConfigId: 1)");
    }

    @Test
    void each_place_is_told_of_once() {
        PluginUnderTest plugin = environment.plugin(STUCK);

        plugin.process(TestEvents.pageview());
        plugin.process(TestEvents.pageview());

        assertThat(environment.doctor().notes()).hasSize(1);
    }

    @Test
    void an_answer_that_comes_too_late_is_shown_when_a_test_fails() {
        environment
                .http()
                .get("https://api.example.com/city")
                .after(Duration.ofSeconds(40))
                .returns(200, "Cleveland");
        environment.plugin(ASKING).process(TestEvents.pageview());

        environment.verify();
        assertThat(environment.doctor().notes()).containsExactly("""
                Plugin 'inline (1)' waited 30 s for a promise, and PostHog waits no longer
                  at index.js:2:20 (await)
                      1 | export async function processEvent(event) {
                    > 2 |     const answer = await fetch('https://api.example.com/city')
                        |                    ^
                      3 |     event.properties.city = await answer.text()
                      4 |     return event
                  also waiting  processEvent
                  under way     GET https://api.example.com/city -> 200 OK after 40s
                Let the stub answer sooner, or the plugin give up earlier: fetch takes a timeout in milliseconds.""", """
                The clock of the test stands still; in 10 s, something is due: a scheduled task, a retry, or a buffer.
                clock.advance(Duration.ofSeconds(10)) moves it there.""");
    }

    @Test
    void a_request_without_a_stub_is_shown() {
        environment.http().allowUnmatched();
        environment.plugin("""
                export async function processEvent(event) {
                    await fetch('https://api.example.com/city').catch(() => new Promise(() => {}))
                }
                """).process(TestEvents.pageview());

        assertThat(environment.doctor().notes())
                .singleElement()
                .asString()
                .contains("\n  last request  GET https://api.example.com/city -> no stub matches\n");
    }

    @Test
    void a_failed_test_learns_what_waits_for_the_clock() {
        environment.plugin("""
                export const jobs = { sync: () => {} }
                export function processEvent(event, { jobs }) {
                    jobs.sync().runIn(90, 'seconds')
                    return event
                }
                """).process(TestEvents.pageview());

        assertThat(environment.doctor().notes()).containsExactly("""
                The clock of the test stands still; in 90 s, job 'sync' is due.
                clock.advance(Duration.ofSeconds(90)) moves it there.""");
    }

    @Test
    void a_failure_is_followed_by_the_diagnosis() {
        AssertionError failure = new AssertionError("on purpose");
        environment.plugin(STUCK).process(TestEvents.custom("seen"));

        environment.timeline().explain(failure);

        assertThat(failure.getSuppressed()[0].toString())
                .contains("process seen of")
                .contains("-> kept", "Plugin 'inline (1)' waited 30 s for a promise that nothing could settle");
    }
}
