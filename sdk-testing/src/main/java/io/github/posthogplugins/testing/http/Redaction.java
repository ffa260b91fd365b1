package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.testing.secrets.SensitiveNames;
import io.github.posthogplugins.testing.secrets.Spellings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in texts: by their value, however it is encoded, and by what stands in front of it. */
final class Redaction {

    /** Whatever is shorter is found everywhere, and is no secret. Words are hidden too: better too much than too little. */
    private static final int SHORTEST = 4;

    private static final Pattern PARAMETER = Pattern.compile("[?&;]([^=&;#?\\s\"'<>]+)=([^&;#\\s\"'<>]*)");
    private static final Pattern MEMBER = Pattern.compile("\"([^\"\\\\]{1,80})\"\\s*:\\s*\"");
    private static final Pattern CREDENTIALS = Pattern.compile("\\b(Bearer|Basic)\\s+([A-Za-z0-9._~+/=-]{8,})");

    private final Set<String> spellings = new LinkedHashSet<>();

    Redaction(Collection<String> secrets) {
        secrets.forEach(this::add);
    }

    private void add(String secret) {
        addSpellings(secret.strip());
        if (secret.startsWith("https://") || secret.startsWith("http://")) {
            addParts(secret.strip());
        }
    }

    /** Of an address that is a secret, requests have the parts. */
    private void addParts(String url) {
        try {
            StubUrl parts = StubUrl.of(URI.create(url));
            addSpellings(parts.pathAndQuery());
        } catch (IllegalArgumentException noUrl) {
            // It stays a text.
        }
    }

    private void addSpellings(String secret) {
        if (secret.length() >= SHORTEST) {
            spellings.addAll(Spellings.of(secret));
        }
    }

    /** Tells whether a secret stands in a text. */
    boolean isIn(String text) {
        return spellings.stream().anyMatch(text::contains);
    }

    /** Finds the secrets in any text: a URL, the value of a header, a body. */
    MaskedText mask(String text) {
        BitSet hidden = new BitSet();
        spellings.forEach(spelling -> hide(spelling, text, hidden));
        hide(PARAMETER, Redaction::isSecretParameter, text, hidden);
        hideMembers(text, hidden);
        hide(CREDENTIALS, scheme -> true, text, hidden);
        return MaskedText.of(text, hidden);
    }

    /** Finds the secrets in a form, or in a query without its question mark. */
    MaskedText maskForm(String text) {
        BitSet hidden = new BitSet();
        MaskedText marked = mask("&" + text);
        int position = 0;
        for (MaskedText.Part part : marked.parts()) {
            hidden.set(position, position + part.text().length(), part.isHidden());
            position += part.text().length();
        }
        return MaskedText.of(text, hidden.get(1, position));
    }

    private static void hide(String spelling, String text, BitSet hidden) {
        for (int at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
            hidden.set(at, at + spelling.length());
        }
    }

    private static void hide(Pattern pair, Predicate<String> isSecret, String text, BitSet hidden) {
        Matcher pairs = pair.matcher(text);
        while (pairs.find()) {
            if (isSecret.test(pairs.group(1))) {
                hidden.set(pairs.start(2), pairs.end(2));
            }
        }
    }

    /** Text may hold JSON without being JSON. An expression for its strings would need a deep stack for long ones. */
    private static void hideMembers(String text, BitSet hidden) {
        Matcher members = MEMBER.matcher(text);
        while (members.find()) {
            if (SensitiveNames.isSecret(members.group(1))) {
                hidden.set(members.end(), endOfString(text, members.end()));
            }
        }
    }

    private static int endOfString(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    private static boolean isSecretParameter(String encoded) {
        try {
            return SensitiveNames.isSecretParameter(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException lonePercent) {
            return SensitiveNames.isSecretParameter(encoded);
        }
    }
}
