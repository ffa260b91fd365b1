package io.github.posthogplugins.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The fixtures of one extension, in JUnit's store, which closes them. */
final class Fixtures {

    private static final Namespace NAMESPACE = Namespace.create(PluginTestExtension.class);

    private final PluginTestCallbacks extension;
    private final @Nullable PluginTestSettings settings;
    private final Precedence precedence;

    Fixtures(PluginTestCallbacks extension, @Nullable PluginTestSettings settings) {
        this.extension = extension;
        this.settings = settings;
        this.precedence = new Precedence(extension, settings == null);
    }

    /** Tells whether a test that has several extensions gets what it asks for from here. */
    boolean areMeantIn(ExtensionContext context) {
        return precedence.isOurs(context);
    }

    /** Returns the fixture of a test, or of its class if all tests share one. */
    TestFixture of(ExtensionContext context) {
        TestFixture shared = shared(context);
        return shared != null
                ? shared
                : store(context).getOrComputeIfAbsent(key(context), key -> create(context), TestFixture.class);
    }

    /** Does the same, but makes none. */
    @Nullable
    TestFixture existing(ExtensionContext context) {
        TestFixture shared = shared(context);
        return shared != null ? shared : store(context).get(key(context), TestFixture.class);
    }

    /** Returns the fixture that all tests of a class share; made if a static field of the class holds the extension. */
    @Nullable
    TestFixture ofClass(ExtensionContext context) {
        return precedence.isStaticIn(context.getRequiredTestClass())
                ? store(context).getOrComputeIfAbsent(extension, key -> create(context), TestFixture.class)
                : shared(context);
    }

    /** Returns the fixture that the tests of this class, or of one around it, share. */
    @Nullable
    TestFixture shared(ExtensionContext context) {
        return store(context).get(extension, TestFixture.class);
    }

    private TestFixture create(ExtensionContext context) {
        return new TestFixture(
                context, settings == null ? AnnotatedSettings.of(context.getRequiredTestClass()) : settings);
    }

    private Key key(ExtensionContext context) {
        return new Key(extension, context.getUniqueId());
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private record Key(PluginTestCallbacks extension, String test) {}
}
