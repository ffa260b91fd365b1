package io.github.posthogplugins.testing.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps the values of secret config fields out of what is told: reports of a build are read by many. */
final class Secrets {

    /** Shorter values are found in any text, and tell nobody anything. */
    private static final int SHORTEST = 4;
    /** What {@link Lines} puts where it cuts a text, perhaps in the middle of a secret. */
    private static final String CUT = "…";

    /** The longest first: one may contain another. */
    private final TreeMap<String, String> masks =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void learn(PluginManifest manifest, PluginConfig config) {
        config.values().forEach((key, value) -> {
            boolean isSecret =
                    manifest.field(key).filter(field -> field.info().secret()).isPresent();
            if (isSecret && value instanceof String text && text.length() >= SHORTEST) {
                spellings(text).forEach(spelling -> masks.put(spelling, "(secret " + key + ")"));
            }
        });
    }

    /** As it is, in JSON, and in a URL. */
    private static List<String> spellings(String text) {
        String json = Lines.uncutJson(text);
        return Stream.of(text, json.substring(1, json.length() - 1), URLEncoder.encode(text, UTF_8))
                .distinct()
                .toList();
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
            for (int length = secret.length() - 1; length >= SHORTEST; length--) {
                masked = masked.replace(secret.substring(0, length) + CUT, masks.get(secret) + CUT);
            }
        }
        return masked;
    }
}
