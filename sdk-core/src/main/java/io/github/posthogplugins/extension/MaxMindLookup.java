package io.github.posthogplugins.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.CityResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A MaxMind City database, its records in the shape that MaxMind's Node library gives to plugins. */
final class MaxMindLookup implements GeoIpLookup {

    /** Only what can be nothing but a numeric address may reach the resolver, which would ask the network else. */
    private static final Pattern NUMERIC_ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private final DatabaseReader database;
    private final JsonMapper mapper = JsonMapper.builder().build();

    private MaxMindLookup(DatabaseReader database) {
        this.database = database;
    }

    static MaxMindLookup open(Path file) {
        try {
            // From a stream, the file is read into memory and may be replaced while it is in use.
            return new MaxMindLookup(new DatabaseReader.Builder(Files.newInputStream(file)).build());
        } catch (InvalidDatabaseException e) {
            throw new IllegalArgumentException(
                    "'" + file + "' is no MaxMind database: " + e.getMessage() + ". Pass a City file (.mmdb).", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The GeoIP database '" + file + "' can't be read: " + e.getMessage()
                    + ". Check the path.", e);
        }
    }

    @Override
    public Optional<String> locate(String ip) {
        return NUMERIC_ADDRESS.matcher(ip).matches() ? city(ip).map(this::toNodeShape) : Optional.empty();
    }

    private Optional<CityResponse> city(String ip) {
        try {
            return database.tryCity(InetAddress.getByName(ip));
        } catch (UnknownHostException e) {
            return Optional.empty();
        } catch (IOException | GeoIp2Exception e) {
            throw new ExtensionException("The GeoIP lookup of '" + ip + "' failed: " + e.getMessage());
        }
    }

    private String toNodeShape(CityResponse city) {
        try {
            return camelCased(mapper.readTree(city.toJson()), null).toString();
        } catch (IOException e) {
            throw new ExtensionException("The GeoIP record can't be read: " + e.getMessage());
        }
    }

    private static JsonNode camelCased(JsonNode node, @Nullable String parent) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            // The keys of `names` are language codes, not names of fields.
            object.properties().forEach(entry -> copy.set(
                    "names".equals(parent) ? entry.getKey() : camelCase(entry.getKey()),
                    camelCased(entry.getValue(), entry.getKey())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(camelCased(element, parent)));
            return copy;
        }
        return node;
    }

    private static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
