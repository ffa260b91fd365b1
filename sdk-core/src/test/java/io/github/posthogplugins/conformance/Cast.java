package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.runtime.PluginSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The plugins of a row. */
final class Cast {

    /** How the value of an expression goes into an event, in which there is only JSON. */
    private static final String SHOW = "const __show = (v) => v === undefined ? 'undefined' "
            + ": typeof v === 'bigint' ? `${v}n` : typeof v === 'symbol' || typeof v === 'function' ? String(v) "
            + ": typeof v === 'number' && !Number.isFinite(v) ? `${v}` : v;";

    static final String NUMBER = "__number";
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern RETURN = Pattern.compile("\\breturn\\b");

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

    /**
     * The plugin around an expression. A list of values shares one: what takes time is to transform it. Which expression is
     * meant, the event says; a plugin that looks at it can't find that any more.
     */
    private static String probe(Row row) {
        String probes = row.siblings() == null
                ? body(code(row), row.run() != null)
                : row.siblings().stream()
                        .map(code -> body(code, isStatements(code)))
                        .collect(Collectors.joining(",\n"));
        return SHOW + "\n" + Objects.requireNonNullElse(row.top(), "") + "\n"
                + "export async function processEvent(event, meta) {\n"
                + "const __number = event." + NUMBER + "; delete event." + NUMBER + "\n"
                + "const __probes = [" + probes + "]\n"
                + "try { event.properties.is = __show(await __probes[__number]()) }\n"
                + "catch (error) { event.properties.throws = String(error) }\n"
                + "return event }";
    }

    private static String code(Row row) {
        return row.run() == null ? Objects.requireNonNull(row.js(), "a row needs a plugin, js or run") : row.run();
    }

    private static String body(String code, boolean isStatements) {
        return "async () => {" + (isStatements ? code : "return (" + code + "\n)") + "\n}";
    }

    /** Code in a list of values is an expression, unless it has a {@code return} outside of braces. */
    static boolean isStatements(String code) {
        Matcher braces = BRACES.matcher(code);
        return braces.find()
                ? isStatements(braces.replaceAll(""))
                : RETURN.matcher(code).find();
    }

    /** Which of the expressions an event is for; empty if the row is about plugins. */
    static OptionalInt number(Row row) {
        if (row.js() == null && row.run() == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(row.siblings() == null ? 0 : row.siblings().indexOf(code(row)));
    }
}
