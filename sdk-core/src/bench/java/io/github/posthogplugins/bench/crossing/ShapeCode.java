package io.github.posthogplugins.bench.crossing;

import io.github.posthogplugins.bench.crossing.FlatEvent.Mark;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes JavaScript for events of one shape. Values have the names v0, v1, …. */
final class ShapeCode {

    private final StringBuilder literal = new StringBuilder();
    private final StringBuilder comparisons = new StringBuilder();
    private final StringBuilder names = new StringBuilder("'properties',");
    private final StringBuilder namesOfProperties = new StringBuilder();
    private int count;
    private boolean isNested;
    private boolean isInProperties;

    ShapeCode(List<Object> shape) {
        shape.forEach(part -> {
            if (part instanceof Mark mark) {
                add(mark);
            } else {
                add((String) part);
            }
        });
    }

    private void add(Mark mark) {
        switch (mark) {
            case NESTED -> isNested = true;
            case PROPERTIES -> {
                literal.append("\"properties\":{");
                isInProperties = true;
            }
            case END_OF_PROPERTIES -> {
                literal.append("},");
                isInProperties = false;
            }
            default -> throw new IllegalArgumentException("No code for " + mark);
        }
    }

    private void add(String name) {
        String quoted = Json.quoted(name);
        String value = "v" + count++;
        addToLiteral(name.equals("__proto__") ? "[" + quoted + "]" : quoted, value);
        addComparison(quoted, value);
        (isInProperties ? namesOfProperties : names).append(quoted).append(',');
        isNested = false;
    }

    private void addToLiteral(String key, String value) {
        literal.append(key)
                .append(':')
                .append(isNested ? "parse(" + value + ")" : value)
                .append(',');
    }

    private void addComparison(String name, String value) {
        String owner = isInProperties ? "properties" : "event";
        String member = owner + "[" + name + "]";
        comparisons
                .append("if (")
                .append(isNested ? "stringify(" + member + ")" : member)
                .append(" !== ")
                .append(value)
                .append(") ")
                .append(owner)
                .append("Changes.note(")
                .append(name)
                .append(", ")
                .append(member)
                .append(");\n");
    }

    /** A function of a plugin that returns a function of the values, which returns the JSON of the plugin's event. */
    String constructor() {
        return "plugin => { const { parse, stringify } = JSON; return (" + parameters() + ") => stringify(plugin({"
                + literal + "})) }";
    }

    /** The same, but the JSON has the changes only; null if there are none. Needs the class for changes. */
    String comparer() {
        return """
                (plugin, Changes) => {
                    const { parse, stringify } = JSON
                    const names = new Set([%s])
                    const namesOfProperties = new Set([%s])
                    return (%s) => {
                        const event = plugin({%s})
                        const properties = event.properties
                        const eventChanges = new Changes()
                        const propertiesChanges = new Changes()
                        %s
                        eventChanges.noteNew(event, names)
                        propertiesChanges.noteNew(properties, namesOfProperties)
                        return eventChanges.any || propertiesChanges.any
                            ? stringify({ event: eventChanges, properties: propertiesChanges })
                            : null
                    }
                }
                """.formatted(names, namesOfProperties, parameters(), literal, comparisons);
    }

    private String parameters() {
        return IntStream.range(0, count).mapToObj(number -> "v" + number).collect(Collectors.joining(","));
    }
}
