package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.http.MockHttp;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/** Soft assertions of AssertJ and those for plugins, to be mixed into others. */
public interface PluginSoftAssertionsProvider extends StandardSoftAssertionsProvider {

    /** Begins soft assertions about what a plugin or a chain did with an event. */
    default ChainResultAssert assertThat(ChainResult actual) {
        return PluginAssert.softly(this, ChainResultAssert.class, ChainResult.class, actual);
    }

    /** Begins soft assertions about an event. */
    default PluginEventAssert assertThat(PluginEvent actual) {
        return PluginAssert.softly(this, PluginEventAssert.class, PluginEvent.class, actual);
    }

    /** Begins soft assertions about what plugins sent. */
    default MockHttpAssert assertThat(MockHttp actual) {
        return proxy(MockHttpAssert.class, MockHttp.class, actual);
    }

    /** Begins soft assertions about an error. */
    default PluginErrorAssert assertThat(PluginError actual) {
        return PluginAssert.softly(this, PluginErrorAssert.class, PluginError.class, actual);
    }

    /** Begins soft assertions about a webhook. */
    default WebhookAssert assertThat(Webhook actual) {
        return PluginAssert.softly(this, WebhookAssert.class, Webhook.class, actual);
    }

    /** Begins soft assertions about what a plugin left behind. */
    default PluginUnderTestAssert assertThat(PluginUnderTest actual) {
        return PluginAssert.softly(this, PluginUnderTestAssert.class, PluginUnderTest.class, actual);
    }
}
