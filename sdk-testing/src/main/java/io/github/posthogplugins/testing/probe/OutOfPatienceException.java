package io.github.posthogplugins.testing.probe;

/** Ends plugin code that would run for ever; plugins can't catch it. */
final class OutOfPatienceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfPatienceException() {
        super("The plugin code takes much longer than it did before a condition was negated");
    }
}
