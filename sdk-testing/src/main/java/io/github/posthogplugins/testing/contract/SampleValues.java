package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.FieldInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes up values for texts of a config, by what they are called. */
final class SampleValues {

    /** Nothing but the key says what it is. */
    private static final String NAMED = "sample-";

    private static final Map<Pattern, String> BY_NAME = new LinkedHashMap<>();

    static {
        put("\\b(key|token|secret|password|id)\\b", NAMED);
        put("e-?mail", "someone@example.com");
        put("webhook|\\burl|url\\b|endpoint|instance", "https://example.com/");
        put(
                "port|second|minute|hour|interval|timeout|limit|size|bytes|percent|rate|count|number|max|min|threshold",
                "10");
        put("host", "example.com");
        put("region", "us-east-1");
        put("date", "2024-01-01");
        put("event", "$pageview");
        put("propert", "$current_url");
    }

    private SampleValues() {}

    private static void put(String name, String value) {
        BY_NAME.put(Pattern.compile(name), value);
    }

    static String of(String key, ConfigField field) {
        String value = field instanceof JsonField ? "{}" : text(key, field.info());
        return field.info().secret() ? secret(key, value) : value;
    }

    private static String text(String key, FieldInfo info) {
        String words = (spaced(key) + " " + info.name().orElse("")).toLowerCase(Locale.ROOT);
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .filter(value -> !value.equals(NAMED))
                .orElse(NAMED + key);
    }

    /** The words of a name in camel case. */
    private static String spaced(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ');
    }

    /** Something that can't stand anywhere by chance. */
    private static String secret(String key, String value) {
        String secret = "S3cr3t-" + key;
        return switch (value) {
            case "{}" -> "{\"key\": \"" + secret + "\"}";
            case "https://example.com/" -> value + secret;
            default -> secret;
        };
    }
}
