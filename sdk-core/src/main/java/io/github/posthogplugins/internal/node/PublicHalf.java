package io.github.posthogplugins.internal.node;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;

/** Finds the public key that belongs to a private one. */
final class PublicHalf {

    private static final int ALGORITHM = 1;

    private PublicHalf() {}

    /** Returns SubjectPublicKeyInfo. */
    static byte[] of(KeyInfo key) {
        try {
            return switch (key.type()) {
                case "rsa" -> ofRsa(Keys.javaPrivate("rsa", key.der()));
                case "ec" -> ofEc(key.der());
                case "ed25519" -> ofEd25519(key.der());
                default -> throw Keys.unsupported();
            };
        } catch (GeneralSecurityException e) {
            throw Keys.unsupported();
        }
    }

    private static byte[] ofRsa(PrivateKey key) throws GeneralSecurityException {
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()))
                .getEncoded();
    }

    /** Whoever writes such keys adds the point; the JDK alone does not, and has no way to compute it. */
    private static byte[] ofEc(byte[] pkcs8) {
        Der point = KeyForms.part(Der.read(KeyForms.inner(pkcs8)), Der.SECOND).child(0);
        return Der.sequence(Der.read(pkcs8).child(ALGORITHM), point).bytes();
    }

    /** The seed is the private key, so whoever generates a pair from this seed gets this pair. */
    private static byte[] ofEd25519(byte[] pkcs8) throws GeneralSecurityException {
        byte[] seed = Der.read(KeyForms.inner(pkcs8)).content();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EdDSA");
        generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    /** Hands out bytes that are known. */
    private static final class Replay extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        private Replay(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
