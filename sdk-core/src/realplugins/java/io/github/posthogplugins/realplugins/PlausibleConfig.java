package io.github.posthogplugins.realplugins;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.ConfigDefaults;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.ConfigField.StringField;
import io.github.posthogplugins.manifest.PluginManifest;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A config that somebody could have filled in: defaults, first choices, and texts that fit the names of the keys. */
final class PlausibleConfig {

    /** The first part of a key's name that fits decides. */
    private static final Map<String, String> TEXTS = texts();

    /** With a key that can sign, but that nobody knows. */
    private static final String SERVICE_ACCOUNT = "{\"type\":\"service_account\",\"project_id\":\"project\","
            + "\"private_key_id\":\"1\",\"private_key\":\"" + privateKey() + "\","
            + "\"client_email\":\"robot@example.test\",\"client_id\":\"1\","
            + "\"token_uri\":\"https://oauth.example.test/token\"}";

    private PlausibleConfig() {}

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return ("-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n").replace("\n", "\\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows RSA", e);
        }
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("webhook", "https://hook.example.test/x");
        texts.put("url", "https://service.example.test");
        texts.put("endpoint", "https://service.example.test");
        texts.put("host", "https://host.example.test");
        texts.put("email", "someone@example.test");
        texts.put("date", "2024-01-01");
        texts.put("_at", "2024-01-01T00:00:00.000Z");
        texts.put("region", "us-east-1");
        texts.put("port", "5432");
        for (String number : new String[] {
            "percent",
            "rate",
            "limit",
            "second",
            "minute",
            "hour",
            "size",
            "max",
            "count",
            "byte",
            "interval",
            "timeout",
            "number"
        }) {
            texts.put(number, "10");
        }
        texts.put("event", "$pageview");
        texts.put("propert", "$browser");
        texts.put("table", "events");
        texts.put("apikey", "placeholder-key");
        texts.put("token", "placeholder-token");
        return texts;
    }

    static PluginConfig of(PluginManifest manifest) {
        PluginConfig config = ConfigDefaults.fill(manifest, PluginConfig.empty());
        for (ConfigField field : manifest.config()) {
            config = field.key().isPresent() ? filled(config, field, field.key().get()) : config;
        }
        return config;
    }

    private static PluginConfig filled(PluginConfig config, ConfigField field, String key) {
        if (field instanceof AttachmentField) {
            return config.withAttachment(key, Attachment.ofText("file.json", SERVICE_ACCOUNT));
        }
        return config.value(key).filter(value -> !value.equals("")).isPresent()
                ? config
                : config.with(key, text(field, key));
    }

    private static String text(ConfigField field, String key) {
        if (field instanceof ChoiceField choice && !choice.choices().isEmpty()) {
            return choice.choices().get(0);
        }
        if (field instanceof JsonField) {
            return "{}";
        }
        return field instanceof StringField ? named(key.toLowerCase(Locale.ROOT)) : "placeholder";
    }

    private static String named(String key) {
        return TEXTS.entrySet().stream()
                .filter(text -> key.contains(text.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("placeholder");
    }
}
