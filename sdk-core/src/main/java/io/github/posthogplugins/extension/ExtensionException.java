package io.github.posthogplugins.extension;

/** What an extension refuses; the plugin sees an {@code Error} of that name with that message. */
public final class ExtensionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorName;

    /** An ordinary {@code Error}. */
    public ExtensionException(String message) {
        this("Error", message);
    }

    /**
     * An error of another name.
     *
     * @param errorName what the plugin sees as {@code error.name}, such as {@code ReplyError}
     */
    public ExtensionException(String errorName, String message) {
        super(message);
        this.errorName = errorName;
    }

    /** Returns what the plugin sees as {@code error.name}. */
    public String errorName() {
        return errorName;
    }
}
