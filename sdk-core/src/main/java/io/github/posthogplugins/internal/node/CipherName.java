package io.github.posthogplugins.internal.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cipher as Node names it: AES in a mode.
 *
 * @param keyBits the length of its keys
 * @param mode such as {@code cbc}
 */
public record CipherName(int keyBits, String mode) {

    private static final int BLOCK = 16;
    private static final int GCM_NONCE = 12;
    private static final List<String> MODES = List.of("cbc", "cfb", "cfb8", "ctr", "ecb", "gcm", "ofb");
    private static final Pattern FULL = Pattern.compile("aes-(128|192|256)-(cbc|cfb|cfb8|ctr|ecb|gcm|ofb)");
    private static final Pattern SHORT = Pattern.compile("aes-?(128|192|256)");
    private static final Pattern ID_OF_GCM = Pattern.compile("id-aes(128|192|256)-gcm");

    /** Finds a cipher by any of its names. */
    public static Optional<CipherName> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher full = FULL.matcher(lower);
        if (full.matches()) {
            return Optional.of(new CipherName(Integer.parseInt(full.group(1)), full.group(2)));
        }
        return inMode(SHORT.matcher(lower), "cbc").or(() -> inMode(ID_OF_GCM.matcher(lower), "gcm"));
    }

    private static Optional<CipherName> inMode(Matcher name, String mode) {
        return name.matches() ? Optional.of(new CipherName(Integer.parseInt(name.group(1)), mode)) : Optional.empty();
    }

    /** Returns the names of all, as {@code getCiphers} does. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        for (String bits : List.of("128", "192", "256")) {
            Stream.of("aes-" + bits + "-")
                    .flatMap(start -> MODES.stream().map(start::concat))
                    .forEach(names::add);
            names.add("aes" + bits);
            names.add("id-aes" + bits + "-GCM");
        }
        names.sort(null);
        return names;
    }

    /** Returns the length of keys in bytes. */
    public int keyLength() {
        return keyBits / Byte.SIZE;
    }

    /** Returns the length of the initialization vector in bytes: 0 if there is none, the usual one if it is free. */
    public int ivLength() {
        return switch (mode) {
            case "ecb" -> 0;
            case "gcm" -> GCM_NONCE;
            default -> BLOCK;
        };
    }

    /** Tells whether the vector's length is as it must be. */
    boolean takesIv(int length) {
        return isAuthenticated() ? length > 0 : length == ivLength();
    }

    /** Tells whether there is a tag that proves that the text is as it was. */
    public boolean isAuthenticated() {
        return mode.equals("gcm");
    }

    /** Tells whether texts are filled up to whole blocks. */
    boolean isPadded() {
        return mode.equals("cbc") || mode.equals("ecb");
    }

    /** Returns the length of a block in bytes, 1 for ciphers of streams. */
    public int blockSize() {
        return isPadded() ? BLOCK : 1;
    }

    String transformation(boolean padding) {
        String javaMode = mode.equals("cfb") ? "CFB" : mode.toUpperCase(Locale.ROOT);
        return "AES/" + javaMode + (isPadded() && padding ? "/PKCS5Padding" : "/NoPadding");
    }
}
