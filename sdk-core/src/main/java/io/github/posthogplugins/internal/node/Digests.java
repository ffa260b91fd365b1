package io.github.posthogplugins.internal.node;

import java.security.MessageDigest;
import java.util.List;

/** Hashes and what is made of them, under the names that Node gives them. */
public final class Digests {

    private Digests() {}

    /** Returns the names of the hash functions, as {@code getHashes} does. */
    public static List<String> names() {
        return Digest.names();
    }

    /** Tells whether there is a hash function of this name. */
    public static boolean has(String algorithm) {
        return Digest.find(algorithm) != null;
    }

    /** Returns the length of a function's result in bytes. */
    public static int length(String algorithm) {
        return known(algorithm).length();
    }

    /** Returns the hash of the data. */
    public static byte[] hash(String algorithm, byte[] data) {
        return known(algorithm).start().digest(data);
    }

    /** Returns the HMAC of the data. */
    public static byte[] hmac(String algorithm, byte[] key, byte[] data) {
        return new Hmac(known(algorithm), key).of(data);
    }

    /** Compares in a time that depends on the lengths only. */
    public static boolean areEqual(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    static Digest known(String algorithm) {
        Digest digest = Digest.find(algorithm);
        if (digest == null) {
            throw NodeException.typeError("ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: " + algorithm);
        }
        return digest;
    }
}
