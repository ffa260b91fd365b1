package io.github.posthogplugins.testing;

import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives every test an environment of its own, checks it at the end, and tells of it when the test fails. */
final class PluginTestExtension
        implements ParameterResolver,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(PluginTestExtension.class);
    private static final Map<Class<?>, Function<TestFixture, Object>> INJECTABLE = Map.of(
            PluginUnderTest.class,
            TestFixture::plugin,
            PluginTestEnvironment.class,
            TestFixture::environment,
            MockHttp.class,
            fixture -> fixture.environment().http(),
            VirtualClock.class,
            fixture -> fixture.environment().clock());

    /** JUnit makes one as soon as it sees a test class; until the first test runs, the engine may be there. */
    PluginTestExtension() {
        Debugging.prepareEngine();
    }

    /** Constructors are part of the test that the instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return INJECTABLE.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("A " + type.getSimpleName()
                    + " belongs to one test, but this code runs for the whole class.\n"
                    + "Take it as parameter of the test or of a @BeforeEach method, or make a PluginTestEnvironment.");
        }
        return INJECTABLE.get(type).apply(fixture(context));
    }

    /** Closes first: what {@code teardownPlugin} does counts too. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestFixture fixture = existing(context);
        if (fixture != null) {
            fixture.close();
            verify(fixture.environment(), context.getExecutionException().isPresent());
        }
    }

    /** A test that has failed already is explained already. */
    private static void verify(PluginTestEnvironment environment, boolean explained) {
        try {
            environment.verify();
        } catch (AssertionError finding) {
            if (!explained) {
                environment.timeline().explain(finding);
            }
            throw finding;
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    private static Throwable explained(ExtensionContext context, Throwable failure) {
        TestFixture fixture = existing(context);
        if (fixture != null) {
            fixture.environment().timeline().explain(failure);
        }
        return failure;
    }

    private static TestFixture fixture(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(), id -> TestFixture.of(context.getRequiredTestClass()), TestFixture.class);
    }

    private static @Nullable TestFixture existing(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(context.getUniqueId(), TestFixture.class);
    }
}
