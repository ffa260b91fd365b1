package io.github.posthogplugins.internal.node;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads keys in the forms that Node takes. Inside, a private key is PKCS #8 and a public one SubjectPublicKeyInfo. */
public final class Keys {

    private Keys() {}

    /**
     * Reads a private key.
     *
     * @param bytes PEM, or DER
     * @param derType {@code pkcs1}, {@code sec1} or {@code pkcs8} if the bytes are DER, else null
     * @param passphrase of an encrypted key, else null
     */
    public static KeyInfo privateKey(byte[] bytes, @Nullable String derType, @Nullable String passphrase) {
        if (derType != null) {
            return KeyInfo.ofPrivate(pkcs8(derType, bytes));
        }
        Pem pem = Pem.find(bytes).orElseThrow(Keys::unsupported);
        return switch (pem.label()) {
            case "PRIVATE KEY" -> KeyInfo.ofPrivate(pem.der());
            case "RSA PRIVATE KEY" -> KeyInfo.ofPrivate(pkcs8("pkcs1", pem.der()));
            case "EC PRIVATE KEY" -> KeyInfo.ofPrivate(pkcs8("sec1", pem.der()));
            case "ENCRYPTED PRIVATE KEY" -> KeyInfo.ofPrivate(decrypted(pem.der(), passphrase));
            default -> throw unsupported();
        };
    }

    private static byte[] pkcs8(String derType, byte[] der) {
        return switch (derType) {
            case "pkcs1" -> KeyForms.pkcs1ToPkcs8(der);
            case "sec1" -> KeyForms.sec1ToPkcs8(der);
            default -> der;
        };
    }

    private static byte[] decrypted(byte[] der, @Nullable String passphrase) {
        if (passphrase == null) {
            throw NodeException.openSsl("07880109", "common libcrypto routines", "interrupted or cancelled");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            String algorithm = info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw NodeException.openSsl("1C800064", "Provider routines", "bad decrypt");
        }
    }

    /** Reads a public key, which may come as a certificate or as the private key that it belongs to. */
    public static KeyInfo publicKey(byte[] bytes, @Nullable String derType, @Nullable String passphrase) {
        if (derType != null) {
            return KeyInfo.ofPublic(derType.equals("pkcs1") ? KeyForms.pkcs1ToSpki(bytes) : bytes);
        }
        Pem pem = Pem.find(bytes).orElseThrow(Keys::unsupported);
        return switch (pem.label()) {
            case "PUBLIC KEY" -> KeyInfo.ofPublic(pem.der());
            case "RSA PUBLIC KEY" -> KeyInfo.ofPublic(KeyForms.pkcs1ToSpki(pem.der()));
            case "CERTIFICATE" -> KeyInfo.ofPublic(ofCertificate(pem.der()));
            default -> publicOf(privateKey(bytes, null, passphrase));
        };
    }

    private static byte[] ofCertificate(byte[] der) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey()
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw unsupported();
        }
    }

    /** Returns the public half of a private key. */
    public static KeyInfo publicOf(KeyInfo privateKey) {
        return KeyInfo.ofPublic(PublicHalf.of(privateKey));
    }

    static PrivateKey javaPrivate(String type, byte[] pkcs8) {
        try {
            return factory(type).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw unsupported();
        }
    }

    static PublicKey javaPublic(String type, byte[] spki) {
        try {
            return factory(type).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw unsupported();
        }
    }

    private static KeyFactory factory(String type) throws GeneralSecurityException {
        return KeyFactory.getInstance(
                switch (type) {
                    case "rsa" -> "RSA";
                    case "rsa-pss" -> "RSASSA-PSS";
                    case "ec" -> "EC";
                    case "ed25519", "ed448" -> "EdDSA";
                    default -> throw unsupported();
                });
    }

    static NodeException unsupported() {
        return NodeException.openSsl("1E08010C", "DECODER routines", "unsupported");
    }
}
