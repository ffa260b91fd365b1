package io.github.posthogplugins.testing;

import io.github.posthogplugins.testing.http.MockHttp;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test whose services answer from a recording. */
final class RecordedTest {

    private static final Path RECORDINGS = Path.of("src", "test", "http");
    private static final Pattern INVOCATION = Pattern.compile("\\[test-template-invocation:#(\\d+)]$");

    private final ExtensionContext context;
    private final Recorded annotation;

    private RecordedTest(ExtensionContext context, Recorded annotation) {
        this.context = context;
        this.annotation = annotation;
    }

    /** Opens the recording of a test that is {@link Recorded}, before anything is asked. */
    static void openIfRecorded(ExtensionContext context, Supplier<MockHttp> http) {
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Recorded.class)
                .map(annotation -> new RecordedTest(context, annotation))
                .ifPresent(test -> http.get().replay(test.folder(), test.name()));
    }

    private Path folder() {
        Path folder = annotation.value().isEmpty()
                ? RECORDINGS
                        .resolve(className("."))
                        .resolve(context.getRequiredTestMethod().getName())
                : Path.of(annotation.value());
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        return invocation.find() ? folder.resolve(invocation.group(1)) : folder;
    }

    private String name() {
        return className("$") + "#" + context.getRequiredTestMethod().getName();
    }

    private String className(String separator) {
        Class<?> type = context.getRequiredTestClass();
        return type.getName().substring(type.getPackageName().length() + 1).replace("$", separator);
    }
}
