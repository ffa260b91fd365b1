package io.github.posthogplugins.internal.node;

import java.nio.charset.StandardCharsets;

/** Writes keys in the forms that Node writes. */
public final class KeyExport {

    private KeyExport() {}

    /**
     * Writes a key.
     *
     * @param kind {@code private} or {@code public}
     * @param keyType such as {@code rsa}
     * @param der of {@link KeyInfo#der()}
     * @param form {@code pkcs1}, {@code pkcs8}, {@code sec1} or {@code spki}
     * @param asText PEM rather than DER
     */
    public static byte[] write(String kind, String keyType, byte[] der, String form, boolean asText) {
        Pem pem = kind.equals("private") ? privateForm(keyType, der, form) : publicForm(keyType, der, form);
        return asText ? pem.text().getBytes(StandardCharsets.ISO_8859_1) : pem.der();
    }

    private static Pem privateForm(String keyType, byte[] der, String form) {
        return switch (form) {
            case "pkcs8" -> new Pem("PRIVATE KEY", der);
            case "pkcs1" -> new Pem("RSA PRIVATE KEY", only("rsa", keyType, form, KeyForms.inner(der)));
            case "sec1" -> new Pem("EC PRIVATE KEY", only("ec", keyType, form, KeyForms.pkcs8ToSec1(der)));
            default -> throw invalid(form);
        };
    }

    private static Pem publicForm(String keyType, byte[] der, String form) {
        return switch (form) {
            case "spki" -> new Pem("PUBLIC KEY", der);
            case "pkcs1" -> new Pem("RSA PUBLIC KEY", only("rsa", keyType, form, KeyForms.spkiToPkcs1(der)));
            default -> throw invalid(form);
        };
    }

    private static byte[] only(String wanted, String keyType, String form, byte[] der) {
        if (!wanted.equals(keyType)) {
            throw NodeException.error(
                    "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS",
                    "The selected key encoding " + form + " can only be used for "
                            + wanted.toUpperCase(java.util.Locale.ROOT) + " keys.");
        }
        return der;
    }

    private static NodeException invalid(String form) {
        return NodeException.typeError(
                "ERR_INVALID_ARG_VALUE", "The property 'options.type' is invalid. Received '" + form + "'");
    }
}
