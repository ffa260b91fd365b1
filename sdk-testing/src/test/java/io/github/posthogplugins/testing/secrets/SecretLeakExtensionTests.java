package io.github.posthogplugins.testing.secrets;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.posthogplugins.testing.ConfigValue;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class SecretLeakExtensionTests {

    @Test
    void fail_every_test_of_a_plugin_unless_they_are_allowed() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(LeakyTestCase.class))
                .execute()
                .testEvents()
                .failed()
                .assertEventsMatchExactly(event(test("logs_its_key"), finishedWithFailure(message("""
                                Plugin 'leaky (1)' gave away the secret 'apiKey' of its config
                                  in the log at index.js:2
                                    LOG set up with {"apiKey":"•••"}
                                Keep it out of there; to a service, send it in a header or a body.
                                If it has to be there, call environment.allowSecretLeaks("apiKey").\
                                """))));
    }

    @PluginTest(value = "src/test/plugins/leaky", config = @ConfigValue(key = "apiKey", value = "phx_123"))
    static class LeakyTestCase {

        @Test
        void logs_its_key(PluginUnderTest plugin) {
            plugin.process(TestEvents.pageview());
        }

        @Test
        void may_be_allowed(PluginUnderTest plugin, PluginTestEnvironment environment) {
            environment.allowSecretLeaks("apiKey");

            plugin.process(TestEvents.pageview());
        }
    }
}
