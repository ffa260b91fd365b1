package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.http.HttpExchange;
import io.github.posthogplugins.testing.http.HttpJournal;
import io.github.posthogplugins.testing.http.MockHttp;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's assertions and those for plugins, in one static import.
 *
 * <pre>{@code
 * import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
 *
 * assertThat(plugin.process(TestEvents.pageview())).isKept().hasProperty("hello", "Hello you");
 * assertThat(plugin).logged("https://example.com/pricing");
 * }</pre>
 */
public final class PluginAssertions extends Assertions {

    private PluginAssertions() {}

    /** Begins assertions about what a plugin or a chain did with an event. */
    public static ChainResultAssert assertThat(ChainResult actual) {
        return new ChainResultAssert(actual);
    }

    /** Begins assertions about an event. */
    public static PluginEventAssert assertThat(PluginEvent actual) {
        return new PluginEventAssert(actual);
    }

    /** Begins assertions about an error, such as the one that {@link PluginUnderTest#runTask} returned. */
    public static PluginErrorAssert assertThat(PluginError actual) {
        return new PluginErrorAssert(actual);
    }

    /** Begins assertions about a webhook, where there are several. */
    public static WebhookAssert assertThat(Webhook actual) {
        return new WebhookAssert(actual);
    }

    /** Begins assertions about what a plugin left behind: logs, errors, captured events, jobs. */
    public static PluginUnderTestAssert assertThat(PluginUnderTest actual) {
        return new PluginUnderTestAssert(actual);
    }

    /**
     * Checks all of these assertions, and fails with all that do not hold.
     *
     * @throws AssertionError that lists them
     */
    public static void assertSoftly(Consumer<PluginSoftAssertions> assertions) {
        PluginSoftAssertions.assertSoftly(assertions);
    }

    /** Begins assertions about what plugins sent. */
    public static MockHttpAssert assertThat(MockHttp actual) {
        return new MockHttpAssert(actual);
    }

    /** Begins assertions about what plugins had sent. */
    public static HttpJournalAssert assertThat(HttpJournal actual) {
        return new HttpJournalAssert(actual);
    }

    /** Begins assertions about one request and what came back. */
    public static HttpExchangeAssert assertThat(HttpExchange actual) {
        return new HttpExchangeAssert(actual);
    }

    /**
     * Begins assertions about anything that has a form in JSON: events, results, requests, logs, jobs, webhooks, lists and
     * maps of them, strings, numbers, booleans and null.
     */
    public static JsonAssert assertThatJson(@Nullable Object actual) {
        return new JsonAssert(actual);
    }
}
