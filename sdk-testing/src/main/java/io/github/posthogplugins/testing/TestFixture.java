package io.github.posthogplugins.testing;

import java.nio.file.Path;
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
        PluginTestSettings settings = PluginTestSettings.of(testClass);
        PluginTestEnvironment environment = PluginTestEnvironment.create();
        PluginUnderTest plugin = environment.plugin(Path.of(settings.path()));
        settings.config().forEach(plugin::configure);
        return new TestFixture(environment, plugin);
    }

    @Override
    public void close() {
        environment.close();
    }
}
