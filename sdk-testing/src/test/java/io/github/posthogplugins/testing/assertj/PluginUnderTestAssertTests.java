package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

class PluginUnderTestAssertTests extends EnvironmentTestBase {

    private static final String BUSY = """
        export const jobs = { sweep() {} }
        export function processEvent(event, { jobs }) {
            console.warn('careful', { a: 1 })
            posthog.capture('seen')
            jobs.sweep({}).runNow()
            throw new TypeError('bad')
        }\
        """;

    private final PluginUnderTest busy = environment.plugin(BUSY);
    private final PluginUnderTest idle = environment.plugin("export const processEvent = event => event");

    @Test
    void passes_for_what_the_plugin_did() {
        busy.process(TestEvents.pageview());
        idle.process(TestEvents.pageview());

        assertThat(busy)
                .isReady()
                .logged("careful")
                .logged(Level.WARN, "\"a\":1")
                .failedWith("TypeError", "bad")
                .captured("seen")
                .capturedOnly("seen")
                .queuedJob("sweep");
        assertThat(idle).isReady().loggedNothing().hasNoErrors();
    }

    @Test
    void shows_what_was_logged() {
        busy.process(TestEvents.pageview());

        assertFails(() -> assertThat(busy).logged("careless"), """
            Expecting plugin 'inline (1)' to have logged
              careless
            but it logged
              WARN careful {"a":1}
            and failed with
              TypeError: bad
                at index.js:6:11\
            """);
        assertFails(() -> assertThat(busy).loggedNothing(), """
            Expecting plugin 'inline (1)' to have logged nothing, but it logged
              WARN careful {"a":1}\
            """);
    }

    @Test
    void shows_that_nothing_was_logged() {
        idle.process(TestEvents.pageview());

        assertFails(() -> assertThat(idle).logged(Level.ERROR, "bad"), """
            Expecting plugin 'inline (1)' to have logged
              ERROR bad
            but it logged
              (none)\
            """);
    }

    @Test
    void shows_the_errors() {
        busy.process(TestEvents.pageview());

        assertFails(() -> assertThat(busy).hasNoErrors(), """
            Expecting plugin 'inline (1)' to have no errors, but it has
              TypeError: bad
                at index.js:6:11\
            """);
        assertFails(() -> assertThat(busy).failedWith("RangeError", "bad"), """
            Expecting plugin 'inline (1)' to have failed with
              RangeError: bad
            but its errors are
              TypeError: bad
                at index.js:6:11\
            """);
    }

    @Test
    void shows_captured_events_and_jobs() {
        busy.process(TestEvents.pageview());

        assertFails(() -> assertThat(busy).captured("overlooked"), """
            Expecting plugin 'inline (1)' to have captured the event
              overlooked
            but it has captured
              seen
            and failed with
              TypeError: bad
                at index.js:6:11\
            """);
        assertFails(() -> assertThat(busy).capturedOnly("seen", "left"), """
            Expecting plugin 'inline (1)' to have captured, in this order and nothing else
              seen
              left
            but it has captured
              seen
            and failed with
              TypeError: bad
                at index.js:6:11\
            """);
        assertFails(() -> assertThat(idle).queuedJob("sweep"), """
            Expecting plugin 'inline (2)' to have queued the job
              sweep
            but it has queued
              (none)\
            """);
    }

    @Test
    void shows_why_a_plugin_is_not_ready() {
        PluginUnderTest broken = environment.plugin("export function setupPlugin() { throw new Error('no key') }");

        assertFails(() -> assertThat(broken).isReady(), """
            Expecting plugin 'inline (1)' to be READY, but it is
              DISABLED
            and failed with
              Error: no key
                at index.js:1:39\
            """);
    }
}
