package io.github.posthogplugins.internal.js;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Names the result of a transform by all that it depends on, so that equal names mean equal results. */
final class SourceKey {

    private SourceKey() {}

    /**
     * Returns 64 hexadecimal digits.
     *
     * @param fingerprint what tells this transform from those of other versions
     * @return empty for text that UTF-8 can't express, which is half a character somewhere
     */
    static Optional<String> of(String fingerprint, SourceRules rules, String source) {
        MessageDigest digest = sha256();
        try {
            update(digest, fingerprint);
            update(digest, rules.toJson());
            update(digest, source);
        } catch (CharacterCodingException halfCharacter) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** With its length, so that one text's end can't pass for the next one's beginning. */
    private static void update(MessageDigest digest, String text) throws CharacterCodingException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        digest.update(
                ByteBuffer.allocate(Integer.BYTES).putInt(bytes.remaining()).flip());
        digest.update(bytes);
    }
}
