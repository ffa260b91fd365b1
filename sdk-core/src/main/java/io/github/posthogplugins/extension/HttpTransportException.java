package io.github.posthogplugins.extension;

/** A request that got no answer, in the terms that node-fetch reports: the plugin sees a {@code FetchError}. */
public final class HttpTransportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code Node's error code, such as {@code ECONNREFUSED}; both {@code code} and {@code errno} of the plugin's
     *     {@code FetchError}
     * @param reason the text behind {@code request to … failed, reason: }
     */
    public HttpTransportException(String code, String reason) {
        super(reason);
        this.code = code;
    }

    /** Returns Node's error code. */
    public String code() {
        return code;
    }
}
