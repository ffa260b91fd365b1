package io.github.posthogplugins.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files in {@code src/test/resources/fidelity}: the events, and the plugin that holds the table's rows. */
final class FidelityTable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> EVENTS = List.of("pageview", "oddities");
    private static final List<String> SOURCES = List.of(
            "describe.js",
            "states.js",
            "plugin.js",
            "rows/reading.js",
            "rows/copying.js",
            "rows/keys.js",
            "rows/descriptors.js",
            "rows/reflection.js",
            "rows/arrays.js",
            "rows/replacing.js",
            "rows/values.js",
            "rows/identity.js",
            "rows/keeping.js",
            "rows/libraries.js",
            "rows/text.js");
    private final Map<String, String> events = new LinkedHashMap<>();
    private final String source;

    /**
     * Reads the files.
     *
     * @param casts the names of the plugins in each chain, for the markers that are to be expected
     */
    FidelityTable(Map<String, List<String>> casts) {
        EVENTS.forEach(name -> events.put(name, resource("events/" + name + ".json")));
        String script = SOURCES.stream().map(FidelityTable::resource).collect(Collectors.joining("\n"));
        source = "new Function('exports', 'EVENTS', 'CASTS', " + json(script) + ")(exports, " + json(events) + ", "
                + json(casts) + ");";
    }

    /** Returns the plugin, to play that part under its name. */
    PluginSpec plugin(String part) {
        String manifest = "{\"name\": \"" + part + "\", \"config\": [{\"key\": \"part\", \"type\": \"string\"}]}";
        return PluginSpec.of(PluginBundle.ofSources(part, Map.of("plugin.json", manifest, "index.js", source)))
                .withConfig(PluginConfig.of("part", part))
                .withId(1);
    }

    /** Returns the JSON text of an event. */
    String event(String name) {
        return Objects.requireNonNull(events.get(name));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = FidelityTable.class.getResourceAsStream("/fidelity/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
