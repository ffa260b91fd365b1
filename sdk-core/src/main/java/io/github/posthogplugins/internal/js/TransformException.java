package io.github.posthogplugins.internal.js;

/**
 * Thrown when a plugin's source cannot become a script. The message is the one that PostHog's server shows, where every
 * source is called {@code /index.ts}; {@link #file()}, {@link #line()} and {@link #column()} are the author's.
 */
final class TransformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String errorName;
    private final int line;
    private final int column;

    TransformException(String file, String errorName, String message, int line, int column) {
        super(message);
        this.file = file;
        this.errorName = errorName;
        this.line = line;
        this.column = column;
    }

    /** Returns the name of the author's file. */
    String file() {
        return file;
    }

    /** Returns the name of the JavaScript error on the server, for instance {@code SyntaxError}. */
    String errorName() {
        return errorName;
    }

    /** Returns the line of the mistake, from 1. */
    int line() {
        return line;
    }

    /** Returns the column of the mistake, from 0 as the server has it, or -1 if there is none. */
    int column() {
        return column;
    }
}
