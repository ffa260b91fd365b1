package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that are known not to hold yet, with the reason: {@code pending.yaml}. A row is named by its id, with the
 * profile behind it if it holds in others.
 */
final class Pending {

    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Pending() {}

    /** Reads the list: reasons, and the rows below each. */
    static Pending read() {
        Pending pending = new Pending();
        for (Map.Entry<String, JsonNode> group : Yaml.resource("pending.yaml").properties()) {
            group.getValue().forEach(id -> pending.add(id.textValue(), group.getKey()));
        }
        return pending;
    }

    private void add(String id, String reason) {
        if (reasons.put(id, reason) != null) {
            throw new IllegalArgumentException("'" + id + "' is twice in pending.yaml.");
        }
    }

    /** Why that row does not hold yet; empty if it should. */
    Optional<String> reason(String id, String idWithProfile) {
        return Optional.ofNullable(reasons.getOrDefault(idWithProfile, reasons.get(id)));
    }

    Set<String> ids() {
        return reasons.keySet();
    }
}
