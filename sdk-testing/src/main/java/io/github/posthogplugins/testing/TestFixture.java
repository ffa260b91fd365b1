package io.github.posthogplugins.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The environment of one test, or of all tests of one class, and the plugin in it.
 *
 * <p>Implements both interfaces because JUnit up to 5.12 closes only the first, and JUnit 6 only the second.
 */
@SuppressWarnings("deprecation")
final class TestFixture implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final String owner;
    private final PluginTestEnvironment environment;
    private final PluginUnderTest plugin;
    private final List<String> told = new ArrayList<>();

    /** Sets up what the settings say, for the test or class of that context. */
    TestFixture(ExtensionContext owner, PluginTestSettings settings) {
        this.owner = owner.getUniqueId();
        this.environment = settings.newEnvironment();
        this.plugin = settings.newPlugin(environment);
    }

    PluginTestEnvironment environment() {
        return environment;
    }

    PluginUnderTest plugin() {
        return plugin;
    }

    boolean isOf(ExtensionContext context) {
        return owner.equals(context.getUniqueId());
    }

    /** Says in what happens to a shared environment which test begins. */
    void begin(ExtensionContext test) {
        environment.timeline().begin("test " + test.getDisplayName());
    }

    /** Fails a test for what was found since the last one; one that has failed already is explained already. */
    synchronized void verify(ExtensionContext context) {
        try {
            PluginTestEnvironment.fail(news());
            PluginTestEnvironment.fail(unused(context));
        } catch (AssertionError finding) {
            if (context.getExecutionException().isEmpty()) {
                explain(context, finding);
            }
            throw finding;
        }
    }

    /** Stubs may be used until the environment ends; and whatever failed may be the reason why they were not. */
    private List<String> unused(ExtensionContext context) {
        return isOf(context) && context.getExecutionException().isEmpty() ? environment.unused() : List.of();
    }

    private List<String> news() {
        List<String> news = new ArrayList<>(environment.findings());
        told.forEach(news::remove);
        told.addAll(news);
        return news;
    }

    /** Adds to a failure what happened. */
    void explain(ExtensionContext context, Throwable failure) {
        FailureReport.add(context, environment.timeline(), failure);
    }

    @Override
    public void close() {
        environment.close();
    }
}
