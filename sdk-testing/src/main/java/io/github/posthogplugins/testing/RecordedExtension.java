package io.github.posthogplugins.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Refuses {@link Recorded} where nobody would notice it; {@link PluginTestExtension} opens the recording. */
final class RecordedExtension implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        if (!Precedence.isAnyNamedIn(testClass)) {
            throw new ExtensionConfigurationException("@Recorded is about the plugin of a @PluginTest class, but "
                    + testClass.getSimpleName() + " is none.\nAdd @PluginTest to the class.");
        }
    }
}
