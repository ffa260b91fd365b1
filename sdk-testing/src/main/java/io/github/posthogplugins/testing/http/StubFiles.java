package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads stubs from WireMock's mapping files, whose URLs may be the plugin's own: absolute ones. */
final class StubFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StubFiles() {}

    /**
     * Reads a file, or all files of a folder and those below it in the order of their names.
     *
     * @throws IllegalArgumentException if there is no such file or folder, or if it holds something else
     */
    static List<StubMapping> read(Path fileOrFolder) {
        if (!Files.exists(fileOrFolder)) {
            throw new IllegalArgumentException("There are no stubs at '" + fileOrFolder + "'.\n"
                    + "Name a mapping file of WireMock, or a folder of them.");
        }
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> mappings(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The stubs at '" + fileOrFolder + "' cannot be read", e);
        }
    }

    private static List<StubMapping> mappings(Path file) {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            List<StubMapping> mappings = new ArrayList<>();
            for (JsonNode mapping : json.has("mappings") ? json.get("mappings") : List.of(json)) {
                mappings.add(mapping(mapping));
            }
            return mappings;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new IllegalArgumentException(
                    "'" + file + "' is no valid JSON\n  at " + file + place + "\n  " + e.getOriginalMessage(), e);
        } catch (JsonException e) {
            throw noMapping(file, String.valueOf(e.getErrors().first().getDetail()), e);
        } catch (IllegalArgumentException e) {
            throw noMapping(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The stubs in '" + file + "' cannot be read", e);
        }
    }

    private static IllegalArgumentException noMapping(Path file, String why, RuntimeException cause) {
        String reason = why.lines().findFirst().orElse("");
        return new IllegalArgumentException("'" + file + "' is no mapping of WireMock\n  " + reason, cause);
    }

    private static StubMapping mapping(JsonNode mapping) {
        if (mapping.get("request") instanceof ObjectNode request && mapping.has("response")) {
            splitUrl(request, "url");
            splitUrl(request, "urlPath");
            return StubMapping.buildFrom(mapping.toString());
        }
        throw new IllegalArgumentException("It needs a \"request\" and a \"response\".");
    }

    /** WireMock's own URLs are paths; scheme, host and port stand apart. */
    private static void splitUrl(ObjectNode request, String field) {
        String url = request.path(field).asText();
        if (url.startsWith("http://") || url.startsWith("https://")) {
            StubUrl parts = StubUrl.of(URI.create(url));
            request.put(field, parts.pathAndQuery());
            request.put("scheme", parts.scheme());
            request.put("port", parts.port());
            request.putObject("host").put("equalTo", parts.host());
        }
    }
}
