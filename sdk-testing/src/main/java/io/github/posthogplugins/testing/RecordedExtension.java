package io.github.posthogplugins.testing;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Opens the recording of a test before anything is asked. */
final class RecordedExtension implements BeforeEachCallback {

    private static final Path RECORDINGS = Path.of("src", "test", "http");
    private static final Pattern INVOCATION = Pattern.compile("\\[test-template-invocation:#(\\d+)]$");

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!PluginTestSettings.isPresent(context.getRequiredTestClass())) {
            throw new ExtensionConfigurationException("@Recorded is about the plugin of a @PluginTest class, but "
                    + context.getRequiredTestClass().getSimpleName() + " is none.\nAdd @PluginTest to the class.");
        }
        PluginTestExtension.fixture(context).environment().http().replay(folder(context), name(context));
    }

    private static Path folder(ExtensionContext context) {
        String value = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Recorded.class)
                .map(Recorded::value)
                .orElse("");
        Path folder = value.isEmpty()
                ? RECORDINGS
                        .resolve(className(context, "."))
                        .resolve(context.getRequiredTestMethod().getName())
                : Path.of(value);
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        return invocation.find() ? folder.resolve(invocation.group(1)) : folder;
    }

    private static String name(ExtensionContext context) {
        return className(context, "$") + "#" + context.getRequiredTestMethod().getName();
    }

    private static String className(ExtensionContext context, String separator) {
        Class<?> type = context.getRequiredTestClass();
        return type.getName().substring(type.getPackageName().length() + 1).replace("$", separator);
    }
}
