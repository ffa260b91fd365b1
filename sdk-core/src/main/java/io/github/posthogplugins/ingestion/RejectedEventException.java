package io.github.posthogplugins.ingestion;

/** Thrown where a step of the server's ingestion throws; the message is the server's. */
final class RejectedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RejectedEventException(String message) {
        super(message);
    }
}
