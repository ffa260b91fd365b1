package io.github.posthogplugins.internal.node;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;

/** Makes new pairs of keys. */
public final class KeyPairs {

    private static final Map<String, String> CURVES = Map.of(
            "P-256", "secp256r1",
            "prime256v1", "secp256r1",
            "P-384", "secp384r1",
            "P-521", "secp521r1");
    private static final int ALGORITHM = 1;

    private KeyPairs() {}

    /** A pair, private before public. */
    public record Pair(KeyInfo privateKey, KeyInfo publicKey) {}

    /** Makes an RSA pair. */
    public static Pair rsa(int bits, int exponent) {
        return generated("RSA", new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
    }

    /** Makes a pair on an elliptic curve. */
    public static Pair ec(String curve) {
        return withPoint(generated("EC", new ECGenParameterSpec(CURVES.getOrDefault(curve, curve))));
    }

    /** Makes an Ed25519 pair. */
    public static Pair ed25519() {
        return generated("Ed25519", null);
    }

    private static Pair generated(
            String algorithm, java.security.spec.@org.jspecify.annotations.Nullable AlgorithmParameterSpec spec) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (spec != null) {
                generator.initialize(spec);
            }
            KeyPair pair = generator.generateKeyPair();
            return new Pair(
                    KeyInfo.ofPrivate(pair.getPrivate().getEncoded()),
                    KeyInfo.ofPublic(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw NodeException.typeError("ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
        }
    }

    /** As OpenSSL writes it: with the public point, without which nobody could tell it later. */
    private static Pair withPoint(Pair pair) {
        byte[] pkcs8 = pair.privateKey().der();
        Der key = Der.read(KeyForms.inner(pkcs8));
        Der point = Der.constructed(Der.SECOND, Der.read(pair.publicKey().der()).child(1));
        Der whole = Der.sequence(key.child(0), key.child(1), point);
        Der made = Der.sequence(
                Der.integer(0), Der.read(pkcs8).child(ALGORITHM), new Der(Der.OCTET_STRING, whole.bytes()));
        return new Pair(KeyInfo.ofPrivate(made.bytes()), pair.publicKey());
    }
}
