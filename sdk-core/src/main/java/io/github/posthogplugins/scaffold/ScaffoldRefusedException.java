package io.github.posthogplugins.scaffold;

/** A project is not made where it would overwrite something; the message says what. */
public final class ScaffoldRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScaffoldRefusedException(String message) {
        super(message);
    }
}
