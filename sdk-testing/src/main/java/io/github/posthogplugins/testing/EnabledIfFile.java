package io.github.posthogplugins.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test or a test class if files are missing that nobody may check in, and says so in the report.
 *
 * <pre>{@code
 * @Test
 * @EnabledIfFile(value = "GeoLite2-City.mmdb", advice = "Download it from MaxMind, with a free account.")
 * void finds_the_city(PluginTestEnvironment environment, PluginUnderTest plugin) { … }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(FileCondition.class)
public @interface EnabledIfFile {

    /** Returns the paths of the files or folders, relative to the working directory. */
    String[] value();

    /** Returns how to get them, for whoever reads the report; nothing by default. */
    String advice() default "";
}
