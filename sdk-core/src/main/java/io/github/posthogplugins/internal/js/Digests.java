package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.ExtensionException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes under the names that Node gives them. */
final class Digests {

    private static final Map<String, String> ALGORITHMS = Map.of(
            "md5", "MD5",
            "sha1", "SHA-1",
            "sha224", "SHA-224",
            "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha512", "SHA-512",
            "sha3-256", "SHA3-256",
            "sha3-512", "SHA3-512");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    static String hash(String algorithm, String binary) {
        try {
            return Bytes.toBinary(MessageDigest.getInstance(known(algorithm)).digest(Bytes.fromBinary(binary)));
        } catch (NoSuchAlgorithmException e) {
            throw unsupported();
        }
    }

    static String hmac(String algorithm, String key, String binary) {
        try {
            Mac mac = Mac.getInstance("Hmac" + known(algorithm).replace("SHA-", "SHA"));
            mac.init(keyOf(Bytes.fromBinary(key), mac.getAlgorithm()));
            return Bytes.toBinary(mac.doFinal(Bytes.fromBinary(binary)));
        } catch (InvalidKeyException e) {
            throw new ExtensionException(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw unsupported();
        }
    }

    /** HMAC pads keys with zeros, so an empty key, which the JDK refuses, equals one zero. */
    private static SecretKeySpec keyOf(byte[] key, String algorithm) {
        return new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm);
    }

    static String randomBytes(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return Bytes.toBinary(bytes);
    }

    private static String known(String algorithm) {
        String name = algorithm.toLowerCase(Locale.ROOT).replaceFirst("^(rsa-)", "");
        String java = ALGORITHMS.get(name.replaceFirst("^sha-(\\d+)$", "sha$1"));
        if (java == null) {
            throw unsupported();
        }
        return java;
    }

    private static ExtensionException unsupported() {
        return new ExtensionException("Digest method not supported");
    }
}
