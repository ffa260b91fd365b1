package io.github.posthogplugins.extension;

/** Why a {@link HostModule} could not do what a plugin asked; the plugin sees an error with that name and message. */
public final class HostModuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorName;
    private final String members;

    /**
     * Creates a failure.
     *
     * @param errorName the {@code name} of the error that the plugin sees
     * @param message its {@code message}
     * @param members a JSON object with its further members, such as {@code {"code": "NoSuchKey"}}
     */
    public HostModuleException(String errorName, String message, String members) {
        super(message);
        this.errorName = errorName;
        this.members = members;
    }

    /** Returns the {@code name} of the error that the plugin sees. */
    public String errorName() {
        return errorName;
    }

    /** Returns its further members, a JSON object. */
    public String members() {
        return members;
    }
}
