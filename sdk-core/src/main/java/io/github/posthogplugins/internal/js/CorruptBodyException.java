package io.github.posthogplugins.internal.js;

/** A body that is not in the coding that its head names. */
final class CorruptBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code Node's error code
     * @param reason zlib's words
     */
    CorruptBodyException(String code, String reason) {
        super(reason);
        this.code = code;
    }

    String code() {
        return code;
    }
}
