package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row with its place.
 *
 * @param id how lists name the row: {@code chain §2: a plugin that returns nothing drops the event}
 * @param text the row as it is written
 */
record PinnedFact(String id, Row row, JsonNode text) {

    /** The letters of the reference for the generations of the server. */
    private static final Map<Character, ServerProfile> LETTERS =
            Map.of('A', ServerProfile.V2021, 'B', ServerProfile.V2023, 'C', ServerProfile.CLOUD_2024);

    static PinnedFact of(String page, String section, ObjectNode node) {
        Row row = Yaml.read(node, Row.class);
        return new PinnedFact(page + " " + section + ": " + Objects.requireNonNull(row.fact()), row, node);
    }

    /** The profiles in which the row holds; all if it does not say. */
    List<ServerProfile> profiles() {
        String letters = Objects.requireNonNullElse(row.in(), "ABC");
        return letters.chars()
                .mapToObj(letter -> Objects.requireNonNull(LETTERS.get((char) letter), "in: " + letters))
                .toList();
    }

    String id(ServerProfile profile) {
        return id + " (" + profile + ")";
    }
}
