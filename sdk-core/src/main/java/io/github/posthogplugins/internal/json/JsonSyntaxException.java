package io.github.posthogplugins.internal.json;

/** A text is no JSON object, or nested too deeply. */
public final class JsonSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonSyntaxException(int offset) {
        super("No JSON at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /** Returns the byte at which reading stopped. */
    public int offset() {
        return offset;
    }
}
