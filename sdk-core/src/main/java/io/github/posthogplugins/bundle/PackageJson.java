package io.github.posthogplugins.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.validation.InvalidBundleException;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code package.json} says about a plugin. PostHog never reads it; npm and people do. */
public final class PackageJson {

    private static final String FILE = "package.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PackageJson() {}

    /**
     * The version, if the folder or archive has a {@code package.json} that states one.
     *
     * @throws InvalidBundleException if there is neither a folder nor an archive
     */
    public static Optional<String> version(Path folderOrArchive) {
        return FileSources.open(folderOrArchive, BundleLimits.defaults())
                .read(FILE)
                .flatMap(PackageJson::parse)
                .map(json -> json.path("version"))
                .filter(version -> version.isTextual() && !version.asText().isBlank())
                .map(JsonNode::asText);
    }

    private static Optional<JsonNode> parse(byte[] json) {
        return Utf8.decode(json).flatMap(PackageJson::parse);
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.ofNullable(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
