package io.github.posthogplugins.extension;

/**
 * One header line.
 *
 * @param name the name as it is spelled
 * @param value the value
 */
public record HttpHeader(String name, String value) {}
