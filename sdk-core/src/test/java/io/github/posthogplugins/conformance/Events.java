package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The event of the reference's tables. */
final class Events {

    private Events() {}

    static ObjectNode plain() {
        return (ObjectNode) Yaml.json("""
                {"uuid": "0184a1b2-0000-7000-8000-000000000000", "event": "$pageview", "distinct_id": "u1", "team_id": 2,
                 "ip": null, "site_url": null, "now": "2024-01-01T12:00:00.000Z",
                 "timestamp": "2024-01-01T11:59:58.000Z", "properties": {"a": 1}}""");
    }
}
