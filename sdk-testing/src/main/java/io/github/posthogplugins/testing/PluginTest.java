package io.github.posthogplugins.testing;

import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.testing.snapshot.WithSnapshots;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a JUnit class that tests a plugin.
 *
 * <pre>{@code
 * @PluginTest
 * class HelloWorldTest {
 *     @Test
 *     void greets_by_name(PluginUnderTest plugin) {
 *         plugin.configure("name", "you");
 *         assertThat(plugin.process(TestEvents.pageview())).isKept().hasProperty("hello", "Hello you");
 *     }
 * }
 * }</pre>
 *
 * <h2>Injection</h2>
 *
 * <p>Test methods, {@code @BeforeEach}, {@code @AfterEach} and constructors may take a {@link PluginUnderTest}, the
 * {@link PluginTestEnvironment} it lives in, a {@link io.github.posthogplugins.testing.http.MockHttp MockHttp} and a
 * {@link io.github.posthogplugins.time.VirtualClock VirtualClock}. Fields of these types that hold nothing get them as
 * well, before {@code @BeforeEach}; they need no annotation. Every test, and every invocation of a parameterized one, has
 * its own. Injection into constructors needs JUnit 5.12 or newer.
 *
 * <p>{@link PluginTestExtension} is the same in a field, for settings that are no constants, and for an environment that
 * all tests of a class share.
 *
 * <h2>Strictness</h2>
 *
 * <p>A test fails at its end if the plugin sent a request that no stub matches, left a rejected promise unhandled, waited for
 * a promise that nothing could settle, failed to set up without the test asking for it, or let a secret of its config be
 * seen; and if the test has stubs that no request used.
 *
 * <h2>Failing tests</h2>
 *
 * <p>A failing test comes with the plugin's line on top of its stack, and with what happened, in order: config, events, hooks,
 * requests, log lines, errors, what each step of a chain changed. Values of secret config fields are masked. The same is in
 * the report entry {@code posthog.timeline}, and the event that was sent last in {@code posthog.event}. A test that passes
 * reports nothing.
 *
 * <h2>Inheritance</h2>
 *
 * <p>Subclasses and {@code @Nested} classes inherit the annotation. A nested class may have one of its own: what it
 * sets takes precedence, what it leaves out comes from around it. The annotation works as a meta-annotation.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(PluginTestExtension.class)
@WithSnapshots
public @interface PluginTest {

    /**
     * Returns the path of the plugin's folder or archive, relative to the working directory; the working directory
     * itself by default, which is the module's folder under Maven.
     *
     * <p>With the system property {@code posthog.bundle}, tests of a folder try an archive of that plugin in its place.
     */
    String value() default "";

    /** Returns what is set in the plugin's config before each test. */
    ConfigValue[] config() default {};

    /** Returns what is attached to the plugin's config before each test. */
    ConfigFile[] attachments() default {};

    /** Returns the generation of PostHog's server, one at most; {@link ServerProfile#V2023} if there is none. */
    ServerProfile[] profile() default {};

    /** Returns the seed that makes chance the same in every run, one at most; true chance if there is none. */
    long[] seed() default {};

    /**
     * Returns where the clock stands at first, such as {@code 2024-06-01T00:00:00Z}; at
     * {@link io.github.posthogplugins.time.VirtualClock#DEFAULT_START VirtualClock.DEFAULT_START} if empty.
     */
    String startingAt() default "";
}
