package io.github.posthogplugins.event;

/** Thrown when something that should be an event is none; the message says what was found and what to do. */
public final class InvalidEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidEventException(String message) {
        super(message);
    }
}
