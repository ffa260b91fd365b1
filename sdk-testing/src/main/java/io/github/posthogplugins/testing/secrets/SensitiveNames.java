package io.github.posthogplugins.testing.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows what headers, parameters and JSON members are called whose values are secrets. */
public final class SensitiveNames {

    private static final Set<String> SECRETS = Set.of(
            "apikey",
            "assertion",
            "auth",
            "authorization",
            "bearer",
            "cookie",
            "credential",
            "credentials",
            "jwt",
            "passphrase",
            "passwd",
            "password",
            "pwd",
            "secret",
            "sig",
            "signature",
            "token");

    /** What makes a key a secret. */
    private static final Set<String> KEYS = Set.of(
            "access",
            "api",
            "app",
            "auth",
            "client",
            "integration",
            "license",
            "personal",
            "private",
            "project",
            "secret",
            "service",
            "write");

    /** What a secret is called besides, if the value only says something about it. */
    private static final Set<String> HARMLESS =
            Set.of("endpoint", "expires", "expiry", "limit", "max", "next", "page", "type", "uri", "url");

    private static final Pattern SUSPECT = Pattern.compile("(?i)key|token|secret|password");

    private SensitiveNames() {}

    /** Tells whether a header, or a member of a JSON object, is called like a secret. */
    public static boolean isSecret(String name) {
        List<String> words = words(name);
        return !isHarmless(words) && (words.stream().anyMatch(SECRETS::contains) || isKey(words));
    }

    /** Tells whether a parameter of a query or a form is called like a secret: {@code key} alone is one there. */
    public static boolean isSecretParameter(String name) {
        return name.equalsIgnoreCase("key") || isSecret(name);
    }

    /** Tells whether a member of JSON that is secret as a whole is what makes it so: whatever smacks of a secret. */
    static boolean isSecretInSecret(String name) {
        return isSecret(name) || (SUSPECT.matcher(name).find() && !isHarmless(words(name)));
    }

    private static boolean isHarmless(List<String> words) {
        return words.stream().anyMatch(HARMLESS::contains);
    }

    private static boolean isKey(List<String> words) {
        int key = Math.max(words.lastIndexOf("key"), words.lastIndexOf("keys"));
        return key > 0 && KEYS.contains(words.get(key - 1));
    }

    private static List<String> words(String name) {
        String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return List.of(apart.split("[^a-z0-9]+"));
    }
}
