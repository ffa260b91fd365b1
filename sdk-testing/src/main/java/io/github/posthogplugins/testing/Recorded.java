package io.github.posthogplugins.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets real services answer a test of a {@link PluginTest} class once, and their recorded answers ever after.
 *
 * <pre>{@code
 * @Test
 * @Recorded
 * void asks_the_city_service(PluginUnderTest plugin) {
 *     assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
 * }
 * }</pre>
 *
 * <p>{@code mvn test -Dtest='CityTest#asks_the_city_service' -Dposthog.record=true} asks the services and writes what they
 * answer, without secrets, into {@code src/test/http/CityTest/asks_the_city_service}: a WireMock mapping for each request,
 * to be looked through and committed. Without the property, these answer, and a test without a recording fails.
 *
 * @see io.github.posthogplugins.testing.http.MockHttp#replay(java.nio.file.Path)
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(RecordedExtension.class)
public @interface Recorded {

    /**
     * Returns the folder of the recording, relative to the working directory;
     * {@code src/test/http/<test class>/<test method>} by default. Invocations of a parameterized test have a folder each
     * below it, named by their number.
     */
    String value() default "";
}
