package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page of the reference, as far as it is pinned.
 *
 * @param name the page, without the ending
 * @param sections the rows by section
 */
record Page(String name, Map<String, List<PinnedFact>> sections) {

    static final List<String> NAMES =
            List.of("chain", "event", "lifecycle", "meta", "globals", "schedule-and-jobs", "plugin-json", "packaging");

    /** Reads all pages. */
    static List<Page> all() {
        return NAMES.stream().map(Page::read).toList();
    }

    private static Page read(String name) {
        JsonNode file = Yaml.resource(name + ".yaml");
        Map<String, List<PinnedFact>> sections = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> part : file.properties()) {
            if (part.getKey().startsWith("§")) {
                sections.put(part.getKey(), rows(name, part.getKey(), part.getValue(), file));
            } else if (!part.getKey().equals("defaults") && !part.getKey().equals("sources")) {
                throw new IllegalArgumentException(
                        "'" + part.getKey() + "' in " + name + ".yaml is none of defaults, sources, §….");
            }
        }
        return new Page(name, sections);
    }

    private static List<PinnedFact> rows(String page, String section, JsonNode rows, JsonNode file) {
        List<PinnedFact> facts = new ArrayList<>();
        for (JsonNode row : rows) {
            ObjectNode complete = file.path("defaults").isObject()
                    ? file.get("defaults").deepCopy()
                    : ((ObjectNode) row).objectNode();
            complete.setAll((ObjectNode) row);
            spread(complete)
                    .map(one -> withSources(one, file.path("sources")))
                    .forEach(one -> facts.add(PinnedFact.of(page, section, one)));
        }
        return facts;
    }

    /** A row with a list of values stands for many rows: one for each expression. */
    private static Stream<ObjectNode> spread(ObjectNode row) {
        if (!row.has("values") && !row.has("throwing")) {
            return Stream.of(row);
        }
        List<String> codes = new ArrayList<>();
        row.path("values").fieldNames().forEachRemaining(codes::add);
        row.path("throwing").fieldNames().forEachRemaining(codes::add);
        return Stream.concat(spread(row, codes, "values", "is"), spread(row, codes, "throwing", "throws"));
    }

    private static Stream<ObjectNode> spread(ObjectNode row, List<String> siblings, String list, String key) {
        return row.path(list).properties().stream().map(entry -> {
            ObjectNode one = row.deepCopy();
            one.remove(List.of("values", "throwing"));
            one.put("fact", row.path("fact").asText() + ": " + entry.getKey());
            one.put(Cast.isStatements(entry.getKey()) ? "run" : "js", entry.getKey());
            one.set("siblings", Yaml.node(siblings));
            return one.set(key, entry.getValue());
        });
    }

    /** A plugin may be given by a name from the list of sources. */
    private static ObjectNode withSources(ObjectNode row, JsonNode sources) {
        if (row.has("plugin")) {
            row.set("plugin", named(row.get("plugin"), sources));
        }
        if (row.has("plugins")) {
            List<JsonNode> plugins = new ArrayList<>();
            row.get("plugins").forEach(plugin -> plugins.add(named(plugin, sources)));
            row.putArray("plugins").addAll(plugins);
        }
        return row;
    }

    private static JsonNode named(JsonNode plugin, JsonNode sources) {
        if (plugin.isObject() && sources.has(plugin.path("source").asText())) {
            ObjectNode copy = plugin.deepCopy();
            return copy.set("source", sources.get(plugin.get("source").asText()));
        }
        return plugin.isTextual() && sources.has(plugin.textValue()) ? sources.get(plugin.textValue()) : plugin;
    }
}
