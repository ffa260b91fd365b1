package io.github.posthogplugins.internal.node;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** Signs, and checks signatures. */
public final class Signatures {

    private Signatures() {}

    /**
     * How a signature is made.
     *
     * @param digest Node's name of the hash function, or null for keys that bring their own
     * @param pss the padding of RSA with a salt
     * @param saltLength in bytes; negative for the length of the hash
     * @param plainPoints of elliptic curves: two numbers one after the other rather than DER
     */
    public record Way(@Nullable String digest, boolean pss, int saltLength, boolean plainPoints) {

        private static final int ONE_TRAILER = 1;

        private Signature signature(String keyType) throws GeneralSecurityException {
            return switch (keyType) {
                case "rsa" -> pss ? salted() : Signature.getInstance(hash().nameInSignatures() + "withRSA");
                case "rsa-pss" -> salted();
                case "ec" ->
                    Signature.getInstance(
                            hash().nameInSignatures() + "withECDSA" + (plainPoints ? "inP1363Format" : ""));
                default -> Signature.getInstance("EdDSA");
            };
        }

        private Signature salted() throws GeneralSecurityException {
            Digest hash = hash();
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec(
                    hash.javaName(),
                    "MGF1",
                    new MGF1ParameterSpec(hash.javaName()),
                    saltLength < 0 ? hash.length() : saltLength,
                    ONE_TRAILER));
            return signature;
        }

        private Digest hash() {
            return Digests.known(digest == null ? "sha256" : digest);
        }
    }

    /**
     * Signs.
     *
     * @param pkcs8 the private key
     */
    public static byte[] sign(Way way, String keyType, byte[] pkcs8, byte[] data) {
        try {
            Signature signature = way.signature(keyType);
            signature.initSign(Keys.javaPrivate(keyType, pkcs8));
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw NodeException.plain(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Tells whether a signature is right; one that is malformed is not.
     *
     * @param spki the public key
     */
    public static boolean verify(Way way, String keyType, byte[] spki, byte[] data, byte[] signed) {
        try {
            Signature signature = way.signature(keyType);
            signature.initVerify(Keys.javaPublic(keyType, spki));
            signature.update(data);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
