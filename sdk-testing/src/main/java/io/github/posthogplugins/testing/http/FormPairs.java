package io.github.posthogplugins.testing.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names and values of a query, or of a form in a body, decoded and in their order. */
record FormPairs(List<Pair> pairs) {

    record Pair(String name, String value) {}

    FormPairs {
        pairs = List.copyOf(pairs);
    }

    static FormPairs of(String encoded) {
        List<Pair> pairs = new ArrayList<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                pairs.add(new Pair(decoded(sides[0]), sides.length == 1 ? "" : decoded(sides[1])));
            }
        }
        return new FormPairs(pairs);
    }

    /** Returns the pairs behind the question mark, none if there is no question mark. */
    static FormPairs ofQuery(String url) {
        int question = url.indexOf('?');
        return of(question < 0 ? "" : url.substring(question + 1));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException lonePercent) {
            return text;
        }
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        pairs.forEach(pair -> names.add(pair.name()));
        return names;
    }

    List<String> values(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }
}
