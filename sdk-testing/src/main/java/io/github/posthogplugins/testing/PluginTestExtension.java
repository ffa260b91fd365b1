package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
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

/**
 * Gives tests an environment with a plugin in it, checks it at the end, and tells of it when a test fails: what is behind
 * {@link PluginTest}, in a field.
 *
 * <pre>{@code
 * class CityTest {
 *     @RegisterExtension
 *     final PluginTestExtension city = PluginTestExtension.of("plugins/city")
 *             .withConfig("language", "de")
 *             .withStorage("cursor", 42);
 *
 *     @Test
 *     void asks_the_city_service() {
 *         city.http().get("https://api.example.com/v1/city").returnsJson("{\"city\": \"Oslo\"}");
 *         assertThat(city.plugin().process(TestEvents.pageview())).hasProperty("city", "Oslo");
 *     }
 * }
 * }</pre>
 *
 * <p>With an instance field, each test has an environment of its own. With a static field, all tests of the class share
 * one, those of its {@code @Nested} classes included: {@code @BeforeAll} may use it, {@link #reset()} starts anew, and
 * {@code teardownPlugin} runs after the last test.
 *
 * <p>Parameters and fields are filled as {@link PluginTest} says. Each {@code with…} returns another extension. Tests with
 * environments of their own may run in parallel.
 */
public final class PluginTestExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private final Fixtures fixtures;
    private final RunningTests running = new RunningTests();
    private final @Nullable PluginTestSettings settings;

    /** JUnit makes one for {@link PluginTest}, whose words it reads from the test class. */
    PluginTestExtension() {
        this(null);
    }

    /** A test class is seen long before its first test runs; until then, the engine may be there. */
    private PluginTestExtension(@Nullable PluginTestSettings settings) {
        PluginRuntime.prepare();
        this.settings = settings;
        this.fixtures = new Fixtures(this, settings);
    }

    // ---- what is set ----

    /** Returns an extension for the plugin in the working directory, which is the module's folder under Maven. */
    public static PluginTestExtension create() {
        return of("");
    }

    /** Returns an extension for the plugin in a folder or archive; a relative path starts at the working directory. */
    public static PluginTestExtension of(String folderOrArchive) {
        return of(Path.of(folderOrArchive));
    }

    /** Returns an extension for the plugin in a folder or archive; a relative path starts at the working directory. */
    public static PluginTestExtension of(Path folderOrArchive) {
        return ofPlugin(environment -> environment.plugin(folderOrArchive));
    }

    /** Returns an extension for the plugin of that bundle. */
    public static PluginTestExtension of(PluginBundle bundle) {
        return ofPlugin(environment -> environment.plugin(bundle));
    }

    /** Returns an extension for a plugin with that JavaScript or TypeScript as its {@code index.js}. */
    public static PluginTestExtension ofSource(String source) {
        return ofPlugin(environment -> environment.plugin(source));
    }

    private static PluginTestExtension ofPlugin(Function<PluginTestEnvironment, PluginUnderTest> source) {
        return new PluginTestExtension(PluginTestSettings.of(source));
    }

    /** Sets a config value, as {@link PluginUnderTest#configure} does. */
    public PluginTestExtension withConfig(String key, @Nullable Object value) {
        return given(plugin -> plugin.configure(key, value));
    }

    /** Attaches a file, as {@link PluginUnderTest#attach(String, Path)} does. */
    public PluginTestExtension withAttachment(String key, Path file) {
        return given(plugin -> plugin.attach(key, file));
    }

    /** Puts a value into {@code meta.storage}. */
    public PluginTestExtension withStorage(String key, @Nullable Object value) {
        return given(plugin -> plugin.storage().set(key, value));
    }

    /** Puts a value into {@code meta.cache}. */
    public PluginTestExtension withCache(String key, @Nullable Object value) {
        return given(plugin -> plugin.cache().set(key, value));
    }

    /** Puts a value into {@code meta.global}. */
    public PluginTestExtension withGlobal(String name, @Nullable Object value) {
        return given(plugin -> plugin.global().set(name, value));
    }

    /** Sets the generation of PostHog's server. */
    public PluginTestExtension withProfile(ServerProfile profile) {
        return withEnvironment(builder -> builder.withProfile(profile));
    }

    /** Makes chance the same in every run. */
    public PluginTestExtension withSeed(long seed) {
        return withEnvironment(builder -> builder.withSeed(seed));
    }

    /** Sets where the clock stands at first. */
    public PluginTestExtension startingAt(Instant start) {
        return withEnvironment(builder -> builder.withClock(VirtualClock.startingAt(start)));
    }

    /** Does anything else with the plugin before it is used, for each environment. */
    public PluginTestExtension given(Consumer<PluginUnderTest> setting) {
        return new PluginTestExtension(existing().withStart(setting));
    }

    /** Sets anything else that an environment is made of; called for each environment. */
    public PluginTestExtension withEnvironment(Consumer<PluginTestEnvironment.Builder> setting) {
        return new PluginTestExtension(existing().withEnvironment(setting));
    }

    private PluginTestSettings existing() {
        return settings == null ? PluginTestSettings.of(environment -> environment.plugin(Path.of(""))) : settings;
    }

    // ---- what a test asks for ----

    /**
     * Returns the plugin of the test that runs.
     *
     * @throws IllegalStateException if no test runs, or several and none on this thread
     */
    public PluginUnderTest plugin() {
        return fixture().plugin();
    }

    /**
     * Returns the environment of the test that runs.
     *
     * @throws IllegalStateException as {@link #plugin}
     */
    public PluginTestEnvironment environment() {
        return fixture().environment();
    }

    /**
     * Returns the network of the test that runs.
     *
     * @throws IllegalStateException as {@link #plugin}
     */
    public MockHttp http() {
        return environment().http();
    }

    /**
     * Returns the clock of the test that runs.
     *
     * @throws IllegalStateException as {@link #plugin}
     */
    public VirtualClock clock() {
        return environment().clock();
    }

    /**
     * Starts anew in an environment that several tests share: {@link PluginTestEnvironment#reset()}, and what was set here
     * is set again.
     *
     * @throws IllegalStateException as {@link #plugin}
     */
    public void reset() {
        environment().reset();
    }

    private TestFixture fixture() {
        return running.fixture(fixtures::of);
    }

    // ---- what JUnit asks for ----

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
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            InjectedFields.of(instance).fill(() -> fixtures.of(context));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injectables.has(parameter.getParameter().getType());
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
        fixture.verify(context.getExecutionException().isPresent());
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
            fixture.explain(failure);
        }
        return failure;
    }
}
