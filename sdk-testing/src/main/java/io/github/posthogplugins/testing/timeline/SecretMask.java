package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.testing.secrets.ConfigSecrets;
import io.github.posthogplugins.testing.secrets.Spellings;
import java.util.Comparator;
import java.util.TreeMap;

/** Keeps the secrets of configs out of what is told: reports of a build are read by many. */
final class SecretMask {

    /** Shorter values are found in any text, and tell nobody anything. Words are masked too: it does no harm. */
    private static final int SHORTEST = 4;
    /** What {@link Lines} puts where it cuts a text, perhaps in the middle of a secret. */
    private static final String CUT = "…";

    /** The longest first: one may contain another. */
    private final TreeMap<String, String> masks =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void learn(PluginManifest manifest, PluginConfig config) {
        ConfigSecrets.of(manifest, config).stream()
                .filter(secret -> secret.value().length() >= SHORTEST)
                .forEach(secret -> Spellings.of(secret.value())
                        .forEach(spelling -> masks.put(spelling, "(secret " + secret.key() + ")")));
    }

    String mask(String text) {
        String masked = text;
        for (String secret : masks.keySet()) {
            masked = masked.replace(secret, masks.get(secret));
        }
        return masked.contains(CUT) ? maskBeginnings(masked) : masked;
    }

    private String maskBeginnings(String text) {
        String masked = text;
        for (String secret : masks.keySet()) {
            int longest = Math.min(secret.length() - 1, Lines.MOST_CHARACTERS);
            for (int length = longest; length >= SHORTEST; length--) {
                masked = masked.replace(secret.substring(0, length) + CUT, masks.get(secret) + CUT);
            }
        }
        return masked;
    }
}
