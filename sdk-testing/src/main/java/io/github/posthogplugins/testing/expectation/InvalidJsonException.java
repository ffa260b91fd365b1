package io.github.posthogplugins.testing.expectation;

/** Thrown when a file or text that should be JSON is none; the message says where and why. */
public final class InvalidJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidJsonException(String message) {
        super(message);
    }
}
