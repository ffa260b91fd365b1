package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
 * <p>Parameters and fields are filled as {@link PluginTest} says. Of several extensions, that of the innermost class fills
 * them, and the annotation's before those in fields; the others are asked themselves.
 *
 * <p>Each {@code with…} returns another extension. Tests with environments of their own may run in parallel.
 */
public final class PluginTestExtension extends PluginTestCallbacks {

    private final @Nullable PluginTestSettings settings;

    /** JUnit makes one for {@link PluginTest}, whose words it reads from the test class. */
    PluginTestExtension() {
        this(null);
    }

    /** A test class is seen long before its first test runs; until then, the engine may be there. */
    private PluginTestExtension(@Nullable PluginTestSettings settings) {
        super(settings);
        Debugging.prepareEngine();
        this.settings = settings;
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
}
