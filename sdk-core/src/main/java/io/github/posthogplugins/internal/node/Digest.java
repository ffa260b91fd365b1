package io.github.posthogplugins.internal.node;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash function that Node and the JDK have in common.
 *
 * @param javaName the JDK's name for it
 * @param blockLength of its compression function, in bytes
 * @param length of the result, in bytes
 */
record Digest(String javaName, int blockLength, int length) {

    private static final Map<String, Digest> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("md5", new Digest("MD5", 64, 16)),
            Map.entry("sha1", new Digest("SHA-1", 64, 20)),
            Map.entry("sha224", new Digest("SHA-224", 64, 28)),
            Map.entry("sha256", new Digest("SHA-256", 64, 32)),
            Map.entry("sha384", new Digest("SHA-384", 128, 48)),
            Map.entry("sha512", new Digest("SHA-512", 128, 64)),
            Map.entry("sha512-224", new Digest("SHA-512/224", 128, 28)),
            Map.entry("sha512-256", new Digest("SHA-512/256", 128, 32)),
            Map.entry("sha3-224", new Digest("SHA3-224", 144, 28)),
            Map.entry("sha3-256", new Digest("SHA3-256", 136, 32)),
            Map.entry("sha3-384", new Digest("SHA3-384", 104, 48)),
            Map.entry("sha3-512", new Digest("SHA3-512", 72, 64))));

    /** Returns the function of a name in any of the spellings of OpenSSL, or null. */
    static @Nullable Digest find(String name) {
        return BY_NAME.get(canonical(name.toLowerCase(Locale.ROOT)));
    }

    private static String canonical(String name) {
        String bare =
                name.replaceFirst("^(ssl3-|id-rsassa-pkcs1-v1_5-with-)", "").replaceFirst("withrsaencryption$", "");
        String whole = bare.startsWith("rsa-") ? bare.substring("rsa-".length()).replace('/', '-') : bare;
        return switch (whole) {
            case "sha1-2", "sha-1" -> "sha1";
            default -> whole.replaceFirst("^sha2?-(?=[2-5])", "sha");
        };
    }

    /** The names that Node lists, as far as their functions are here. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        BY_NAME.keySet().forEach(name -> {
            names.add("RSA-" + name.toUpperCase(Locale.ROOT).replaceFirst("^SHA512-", "SHA512/"));
            names.add(name);
        });
        names.sort(null);
        return names;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw NodeException.plain("Digest method not supported");
        }
    }

    /** The JDK's name within names of signatures and the like, such as {@code SHA256withRSA}. */
    String nameInSignatures() {
        return javaName.replaceFirst("^SHA-", "SHA");
    }
}
