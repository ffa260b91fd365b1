package io.github.posthogplugins.testing.secrets;

import java.util.Optional;

/**
 * A secret value of a plugin's config, which texts can be searched for.
 *
 * @param key the key of the field in the config schema
 * @param value the value, or the part of it that is secret
 */
public record Secret(String key, String value) {

    private static final String MASK = "•••";
    private static final int LONGEST_TEXT = 200;

    /** What text a secret was found in, masked, and how it was spelled; as in {@code " in base64"}. */
    record Sighting(String spelling, String masked) {}

    /** Tells whether the value is so special that finding it means something: {@code "true"} or {@code "key"} are not. */
    boolean isTelling() {
        boolean isWord = value.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
        return value.length() >= (isWord ? 8 : 4) && !value.isBlank() && !value.equals(key);
    }

    boolean isIn(String text) {
        return find(text).isPresent();
    }

    /** Looks for the secret as it is, and as URLs, JSON and base64 spell it. */
    Optional<Sighting> find(String text) {
        if (text.contains(value)) {
            return sighting("", text, value);
        }
        String decoded = Spellings.percentDecoded(text);
        if (decoded.contains(value)) {
            return sighting(", URL-encoded", decoded, value);
        }
        String escaped = Spellings.inJson(value);
        if (text.contains(escaped)) {
            return sighting(", escaped as in JSON", text, escaped);
        }
        return Spellings.inBase64(value).stream()
                .filter(text::contains)
                .findFirst()
                .flatMap(base64 -> sighting(", in base64", text, base64));
    }

    private static Optional<Sighting> sighting(String spelling, String text, String found) {
        return Optional.of(new Sighting(spelling, around(text.replace(found, MASK))));
    }

    /** The part of a long text that has the first mask in it. */
    private static String around(String masked) {
        int start = Math.max(0, masked.indexOf(MASK) - LONGEST_TEXT / 2);
        int end = Math.min(masked.length(), start + LONGEST_TEXT);
        String part = masked.substring(start, end).replace("\n", "\\n");
        return (start > 0 ? "…" : "") + part + (end < masked.length() ? "…" : "");
    }
}
