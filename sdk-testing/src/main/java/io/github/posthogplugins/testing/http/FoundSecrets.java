package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.testing.secrets.SensitiveNames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The values that stand where secrets stand: they may stand elsewhere too. */
final class FoundSecrets {

    /** Shorter ones, such as {@code true}, may well be no secrets. */
    private static final int SHORTEST = 8;

    private final Set<String> values = new LinkedHashSet<>();

    private FoundSecrets() {}

    static Set<String> in(List<RecordedExchange> exchanges) {
        FoundSecrets found = new FoundSecrets();
        exchanges.forEach(found::add);
        return found.values;
    }

    private void add(RecordedExchange exchange) {
        exchange.call().headers().forEach(this::addHeader);
        exchange.reply().headers().forEach(this::addHeader);
        addPairs(FormPairs.ofQuery(exchange.call().uri().toString()));
        addBody(new String(exchange.call().body(), StandardCharsets.UTF_8));
        addBody(new String(exchange.reply().body(), StandardCharsets.UTF_8));
    }

    private void addHeader(HttpHeader header) {
        if (header.name().equalsIgnoreCase("cookie")) {
            Stream.of(header.value().split(";")).forEach(this::addCookie);
        } else if (header.name().equalsIgnoreCase("set-cookie")) {
            addCookie(withoutAttributes(header.value()));
        } else if (SensitiveNames.isSecret(header.name())) {
            addValue(withoutScheme(header.value().strip()));
        }
    }

    private void addCookie(String cookie) {
        addValue(cookie.substring(cookie.indexOf('=') + 1).strip());
    }

    /** The domain of a cookie is no secret. */
    private static String withoutAttributes(String cookie) {
        return cookie.split(";", 2)[0];
    }

    /** {@code Bearer} is no secret. */
    private static String withoutScheme(String credentials) {
        return credentials.substring(credentials.lastIndexOf(' ') + 1);
    }

    private void addBody(String body) {
        JsonText.read(body).ifPresentOrElse(this::addMembers, () -> addPairs(FormPairs.of(body)));
    }

    private void addMembers(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (member.getValue().isTextual() && SensitiveNames.isSecret(member.getKey())) {
                addValue(member.getValue().textValue());
            }
        }
        node.forEach(this::addMembers);
    }

    private void addPairs(FormPairs pairs) {
        pairs.pairs().stream()
                .filter(pair -> SensitiveNames.isSecretParameter(pair.name()))
                .forEach(pair -> addValue(pair.value()));
    }

    private void addValue(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }
}
