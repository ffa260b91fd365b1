package io.github.posthogplugins.bundle;

/**
 * The main file of a plugin.
 *
 * @param path its path in the bundle, with {@code /} between folders
 * @param text its contents
 */
public record SourceFile(String path, String text) {}
