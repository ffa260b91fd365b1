package io.github.posthogplugins.codegen;

import io.github.posthogplugins.manifest.PluginManifest;

/**
 * What {@code plugin.json} says of the config, as types.
 *
 * <pre>{@code
 * ConfigTypes.typeScript(manifest);                                  // interface Config { greeting: string … }
 * ConfigTypes.java(manifest, "hello-world", "com.example").text();   // new HelloWorldConfig().greeting("Hello").build()
 * }</pre>
 *
 * <p>The same manifest gives the same text.
 */
public final class ConfigTypes {

    /** The file in which {@code import type { Config } from './config'} finds the types. */
    public static final String TYPESCRIPT_FILE = "config.d.ts";

    private ConfigTypes() {}

    /** Returns the contents of a {@code config.d.ts}. */
    public static String typeScript(PluginManifest manifest) {
        return TypeScriptConfig.of(TypedField.all(manifest));
    }

    /**
     * Returns a class that makes configs.
     *
     * @param plugin the name of the plugin, which the class is named after
     * @param packageName the package of the class
     * @throws IllegalArgumentException if that is no package
     */
    public static JavaSource java(PluginManifest manifest, String plugin, String packageName) {
        return JavaConfig.of(TypedField.all(manifest), plugin, packageName);
    }
}
