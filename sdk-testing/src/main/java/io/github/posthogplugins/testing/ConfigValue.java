package io.github.posthogplugins.testing;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text value of a plugin's config, as an element of {@link PluginTest#config()}. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConfigValue {

    /** Returns the key in the config schema. */
    String key();

    /** Returns the value; PostHog hands values to plugins as text. */
    String value();
}
