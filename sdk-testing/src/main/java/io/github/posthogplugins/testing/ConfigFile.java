package io.github.posthogplugins.testing;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A file that is attached to a plugin's config, as an element of {@link PluginTest#attachments()}. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface ConfigFile {

    /** Returns the key in the config schema. */
    String key();

    /** Returns the path of the file, relative to the working directory. */
    String path();
}
