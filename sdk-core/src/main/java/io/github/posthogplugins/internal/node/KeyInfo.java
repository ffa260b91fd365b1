package io.github.posthogplugins.internal.node;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key that was read, and what Node tells of it.
 *
 * @param type Node's name for the kind of mathematics, such as {@code rsa}
 * @param der PKCS #8 or SubjectPublicKeyInfo
 * @param details of {@code asymmetricKeyDetails}; whole numbers beyond doubles as text
 */
public record KeyInfo(String type, byte[] der, Map<String, Object> details) {

    private static final Map<String, String> TYPES = Map.of(
            "2a864886f70d010101", "rsa",
            "2a864886f70d01010a", "rsa-pss",
            "2a8648ce3d0201", "ec",
            "2b6570", "ed25519",
            "2b6571", "ed448");
    private static final Map<String, String> CURVES = Map.of(
            "2a8648ce3d030107", "prime256v1",
            "2b81040022", "secp384r1",
            "2b81040023", "secp521r1",
            "2b8104000a", "secp256k1");

    static KeyInfo ofPrivate(byte[] pkcs8) {
        Der algorithm = Der.read(pkcs8).child(1);
        String type = type(algorithm);
        return new KeyInfo(type, pkcs8, details(type, algorithm, () -> Keys.javaPrivate(type, pkcs8)));
    }

    static KeyInfo ofPublic(byte[] spki) {
        Der algorithm = Der.read(spki).child(0);
        String type = type(algorithm);
        return new KeyInfo(type, spki, details(type, algorithm, () -> Keys.javaPublic(type, spki)));
    }

    private static String type(Der algorithm) {
        String type = TYPES.get(hex(algorithm.child(0).content()));
        if (type == null) {
            throw Keys.unsupported();
        }
        return type;
    }

    private static Map<String, Object> details(
            String type, Der algorithm, java.util.function.Supplier<? extends Key> key) {
        return switch (type) {
            case "rsa", "rsa-pss" -> rsaDetails(key.get());
            case "ec" -> {
                String curve = hex(algorithm.child(1).content());
                yield Map.of("namedCurve", CURVES.getOrDefault(curve, curve));
            }
            default -> Map.of();
        };
    }

    private static Map<String, Object> rsaDetails(Key key) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("modulusLength", ((RSAKey) key).getModulus().bitLength());
        details.put("publicExponent", exponent(key).toString());
        return details;
    }

    private static BigInteger exponent(Key key) {
        return key instanceof RSAPublicKey publicKey
                ? publicKey.getPublicExponent()
                : ((RSAPrivateCrtKey) key).getPublicExponent();
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
