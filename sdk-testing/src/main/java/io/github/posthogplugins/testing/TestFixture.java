package io.github.posthogplugins.testing;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The environment of one test and the plugin in it.
 *
 * <p>Implements both interfaces because JUnit up to 5.12 closes only the first, and JUnit 6 only the second.
 */
@SuppressWarnings("deprecation")
record TestFixture(PluginTestEnvironment environment, PluginUnderTest plugin)
        implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    /** Sets up what the annotations on and around the class say. */
    static TestFixture of(Class<?> testClass) {
        PluginTestEnvironment environment = PluginTestEnvironment.create();
        return new TestFixture(environment, environment.pluginOf(testClass));
    }

    @Override
    public void close() {
        environment.close();
    }
}
