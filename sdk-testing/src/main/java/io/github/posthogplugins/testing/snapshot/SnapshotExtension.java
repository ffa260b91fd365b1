package io.github.posthogplugins.testing.snapshot;

import io.github.posthogplugins.testing.expectation.UpdateMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Gives every test the snapshots that are named after it, and fails a class that has some which no test needs. */
final class SnapshotExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final String FOLDER = "posthog.snapshots";
    private static final Namespace NAMESPACE = Namespace.create(SnapshotExtension.class);

    /** What is kept while a test runs. */
    private record Running(
            String test, Snapshots snapshots, @Nullable Snapshots around) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        store(context).put(testClass, new ClassSnapshots(folder(context), testClass));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String test = FileName.ofTest(context.getRequiredTestMethod().getName(), context.getUniqueId());
        Snapshots snapshots = Snapshots.in(folder(context), test, mode(context), command(context));
        store(context).put(Running.class, new Running(test, snapshots, Snapshots.makeCurrent(snapshots)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running running = store(context).get(Running.class, Running.class);
        ClassSnapshots all = classSnapshots(context);
        if (running != null) {
            Snapshots.makeCurrent(running.around());
            if (all != null && context.getExecutionException().isEmpty()) {
                all.passed(running.test(), running.snapshots().used());
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ClassSnapshots all = classSnapshots(context);
        if (all != null) {
            all.checkUnused(mode(context), command(context));
        }
    }

    private static @Nullable ClassSnapshots classSnapshots(ExtensionContext context) {
        return store(context).get(context.getRequiredTestClass(), ClassSnapshots.class);
    }

    private static Path folder(ExtensionContext context) {
        String root = context.getConfigurationParameter(FOLDER).orElse("src/test/snapshots");
        return Path.of(root, context.getRequiredTestClass().getName().replace('$', '.'));
    }

    private static UpdateMode mode(ExtensionContext context) {
        return UpdateMode.of(context::getConfigurationParameter);
    }

    private static String command(ExtensionContext context) {
        return UpdateMode.command(context.getRequiredTestClass());
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
