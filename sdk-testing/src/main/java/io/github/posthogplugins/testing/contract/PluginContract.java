package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.testing.ConfigValue;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which plugin the {@link PluginContractTests} of a class are about, and where it may differ.
 *
 * <pre>{@code
 * @PluginContract(value = "src/main/plugin", without = @Exemption(rule = Rule.IDEMPOTENT, because = "it counts events"))
 * class CounterContractTest implements PluginContractTests {}
 * }</pre>
 *
 * <p>Subclasses inherit it. It works as a meta-annotation.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface PluginContract {

    /**
     * Returns the path of the plugin's folder or archive, relative to the working directory; the working directory
     * itself by default, which is the module's folder under Maven.
     */
    String value() default "";

    /** Returns config values for all trials; others are made up. */
    ConfigValue[] config() default {};

    /** Returns the rules that do not hold for the plugin. */
    Exemption[] without() default {};

    /** Returns the names of errors that hooks may throw. */
    String[] allowing() default {};

    /** Returns the config fields whose secret values may be seen. */
    String[] allowingSecretLeaks() default {};

    /** A rule that does not hold for a plugin. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Exemption {

        /** Returns the rule. */
        Rule rule();

        /** Returns why it does not hold; shown in reports. */
        String because();
    }
}
