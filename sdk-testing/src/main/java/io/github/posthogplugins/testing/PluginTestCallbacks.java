package io.github.posthogplugins.testing;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What JUnit asks of a {@link PluginTestExtension}. */
abstract class PluginTestCallbacks
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private final Fixtures fixtures;
    private final RunningTests running = new RunningTests();

    PluginTestCallbacks(@Nullable PluginTestSettings settings) {
        fixtures = new Fixtures(this, settings);
    }

    /** Returns the fixture of the test that runs. */
    final TestFixture fixture() {
        return running.fixture(fixtures::of);
    }

    /** Constructors are part of the test that the instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestFixture shared = fixtures.ofClass(context);
        if (shared != null) {
            running.begin(context);
            InjectedFields.ofClass(context.getRequiredTestClass()).fill(() -> shared);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running.begin(context);
        TestFixture shared = fixtures.shared(context);
        if (shared != null) {
            shared.begin(context);
        }
        if (fixtures.areMeantIn(context)) {
            for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
                InjectedFields.of(instance).fill(() -> fixtures.of(context));
            }
            RecordedTest.openIfRecorded(
                    context, () -> fixtures.of(context).environment().http());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injectables.has(parameter.getParameter().getType()) && fixtures.areMeantIn(context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty() && fixtures.ofClass(context) == null) {
            throw new ParameterResolutionException(noTest(type, parameter));
        }
        return Injectables.of(type, fixtures.of(context));
    }

    private static String noTest(Class<?> type, ParameterContext parameter) {
        String advice = parameter.getDeclaringExecutable() instanceof Constructor
                ? "Constructors get it with JUnit 5.12 or newer, if there is one instance for each test.\n"
                : "";
        return "A " + type.getSimpleName() + " belongs to one test, but this code runs for the whole class.\n" + advice
                + "Take it as parameter of the test or of a @BeforeEach method, or let all tests share one:\n"
                + "  @RegisterExtension\n"
                + "  static final PluginTestExtension plugin = PluginTestExtension.of(\"…\");";
    }

    /** Closes first: what {@code teardownPlugin} does counts too. */
    @Override
    public void afterEach(ExtensionContext context) {
        running.end(context);
        TestFixture fixture = fixtures.existing(context);
        if (fixture != null) {
            for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
                InjectedFields.of(instance).empty(fixture);
            }
            endAndVerify(fixture, context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestFixture shared = fixtures.shared(context);
        if (shared != null) {
            running.end(context);
            InjectedFields.ofClass(context.getRequiredTestClass()).empty(shared);
            endAndVerify(shared, context);
        }
    }

    /** A test that has failed already is explained already. */
    private static void endAndVerify(TestFixture fixture, ExtensionContext context) {
        if (fixture.isOf(context)) {
            fixture.close();
        }
        fixture.verify(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
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

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    private Throwable explained(ExtensionContext context, Throwable failure) {
        TestFixture fixture = fixtures.existing(context);
        if (fixture != null) {
            fixture.explain(context, failure);
        }
        return failure;
    }
}
