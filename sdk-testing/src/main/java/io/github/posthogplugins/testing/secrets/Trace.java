package io.github.posthogplugins.testing.secrets;

/**
 * A text that has left the plugin.
 *
 * @param place where it can be seen, such as {@code in the log}
 * @param text what was seen there
 */
record Trace(String place, String text) {}
