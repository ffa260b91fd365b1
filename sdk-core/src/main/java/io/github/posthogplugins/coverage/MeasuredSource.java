package io.github.posthogplugins.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was run of one source.
 *
 * @param file its path, relative to the module's folder, with {@code /} between folders
 * @param hash of its text when it ran
 */
public record MeasuredSource(String file, String hash, SourceOutline outline, SourceCounts counts) {

    /** Returns the hash of a text. */
    public static String hashOf(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Tells apart the sources that have nothing to do with each other. */
    String key() {
        return file + '\0' + hash;
    }

    MeasuredSource plus(MeasuredSource other) {
        return new MeasuredSource(file, hash, outline, counts.plus(other.counts));
    }
}
