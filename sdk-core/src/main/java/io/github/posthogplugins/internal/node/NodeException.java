package io.github.posthogplugins.internal.node;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An error as Node's native code throws it: of a class of JavaScript's, with members besides the message. */
public final class NodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final transient Map<String, Object> members;

    private NodeException(String errorClass, String message, Map<String, Object> members) {
        super(message);
        this.errorClass = errorClass;
        this.members = members;
    }

    static NodeException plain(String message) {
        return new NodeException("Error", message, Map.of());
    }

    static NodeException error(String code, String message) {
        return new NodeException("Error", message, Map.of("code", code));
    }

    static NodeException typeError(String code, String message) {
        return new NodeException("TypeError", message, Map.of("code", code));
    }

    static NodeException rangeError(String code, String message) {
        return new NodeException("RangeError", message, Map.of("code", code));
    }

    /** An error of OpenSSL 3, with its number in hexadecimal. */
    static NodeException openSsl(String number, String library, String reason) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("library", library);
        members.put("reason", reason);
        members.put(
                "code", "ERR_OSSL_" + prefix(library) + reason.replace(' ', '_').toUpperCase(Locale.ROOT));
        return new NodeException("Error", "error:" + number + ":" + library + "::" + reason, members);
    }

    private static String prefix(String library) {
        return switch (library) {
            case "common libcrypto routines" -> "CRYPTO_";
            case "rsa routines" -> "RSA_";
            default -> "";
        };
    }

    /** An error of zlib, with its number. */
    static NodeException zlib(int number, String code, String message) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("errno", number);
        members.put("code", code);
        return new NodeException("Error", message, members);
    }

    /** Returns {@code Error}, {@code TypeError} or {@code RangeError}. */
    public String errorClass() {
        return errorClass;
    }

    /** Returns what the error has besides its message, such as {@code code}: strings and numbers. */
    public Map<String, Object> members() {
        return members;
    }
}
