package io.github.posthogplugins.validation;

/** How much a {@link Problem} matters. */
public enum Severity {
    /** The plugin does not work, or not as written. */
    ERROR,
    /** The plugin works, but probably not as its author thinks. */
    WARNING
}
