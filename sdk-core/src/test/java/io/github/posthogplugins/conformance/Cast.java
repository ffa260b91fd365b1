package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.runtime.PluginSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The plugins of a row. */
final class Cast {

    /** How the value of an expression goes into an event, in which there is only JSON. */
    private static final String SHOW = "const __show = (v) => v === undefined ? 'undefined' "
            + ": typeof v === 'bigint' ? `${v}n` : typeof v === 'symbol' || typeof v === 'function' ? String(v) "
            + ": typeof v === 'number' && !Number.isFinite(v) ? `${v}` : v;";

    private Cast() {}

    /** One plugin is P (39), several are P1 (1), P2 (2), …, and an expression is a plugin around it. */
    static List<PluginSpec> of(Row row) {
        if (row.plugin() != null && (row.js() != null || row.run() != null)) {
            throw new IllegalArgumentException("A row has a plugin, or js or run, but not both.");
        }
        if (row.plugins() != null) {
            return several(row.plugins());
        }
        PluginSpec single = row.plugin() == null
                ? PluginRow.of(Yaml.node(probe(row))).spec("P", 39)
                : PluginRow.of(row.plugin()).spec("P", 39);
        return List.of(
                row.config() == null && row.attachments() == null
                        ? single
                        : single.withConfig(PluginRow.config(row.config(), row.attachments())));
    }

    private static List<PluginSpec> several(List<JsonNode> plugins) {
        List<PluginSpec> specs = new ArrayList<>();
        for (JsonNode plugin : plugins) {
            int number = specs.size() + 1;
            specs.add(PluginRow.of(plugin).spec("P" + number, number));
        }
        return specs;
    }

    private static String probe(Row row) {
        String body = row.run() == null
                ? "return (" + Objects.requireNonNull(row.js(), "a row needs a plugin, js or run") + "\n)"
                : row.run();
        return SHOW + "\n" + Objects.requireNonNullElse(row.top(), "") + "\n"
                + "export async function processEvent(event, meta) {\n"
                + "const __probe = async () => {" + body + "\n};\n"
                + "try { event.properties.is = __show(await __probe()) }\n"
                + "catch (error) { event.properties.throws = String(error) }\n"
                + "return event }";
    }
}
