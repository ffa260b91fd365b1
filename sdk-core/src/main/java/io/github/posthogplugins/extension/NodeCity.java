package io.github.posthogplugins.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Network;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The City model of MaxMind's Node library, release 3: the record of the database with names in camel case, and a few
 * members that the library adds.
 *
 * <p>MaxMind's model for Java is another one: it has empty objects for what is not known, and no metro codes.
 */
final class NodeCity {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(?::0)+(?![0-9a-f])");

    private static final List<String> MEMBERS = List.of(
            "continent",
            "country",
            "maxmind",
            "registeredCountry",
            "representedCountry",
            "traits",
            "city",
            "location",
            "postal",
            "subdivisions");

    private static final List<String> BOOLEAN_TRAITS = List.of(
            "isAnonymous",
            "isAnonymousProxy",
            "isAnonymousVpn",
            "isHostingProvider",
            "isLegitimateProxy",
            "isPublicProxy",
            "isResidentialProxy",
            "isSatelliteProvider",
            "isTorExitNode");

    private NodeCity() {}

    static String json(String ip, DatabaseRecord<Object> record) {
        JsonNode known = camelCased(MAPPER.valueToTree(record.data()));
        ObjectNode city = JsonNodeFactory.instance.objectNode();
        for (String member : MEMBERS) {
            if (member.equals("traits")) {
                city.set(member, traits(known.path(member), ip, record.network()));
            } else if (known.has(member)) {
                city.set(member, known.get(member));
            }
        }
        if (city.get("registeredCountry") instanceof ObjectNode country) {
            addFlag(country, "isInEuropeanUnion");
        }
        return city.toString();
    }

    private static ObjectNode traits(JsonNode known, String ip, Network network) {
        ObjectNode traits = known instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        BOOLEAN_TRAITS.forEach(trait -> addFlag(traits, trait));
        return traits.put("ipAddress", ip).put("network", shortened(network));
    }

    private static void addFlag(ObjectNode object, String name) {
        object.put(name, object.path(name).asBoolean());
    }

    /** Puts {@code ::} for the longest row of zeros, which the JDK writes out. */
    private static String shortened(Network network) {
        String address = network.networkAddress().getHostAddress();
        String longest = "";
        for (Matcher zeros = ZEROS.matcher(address); zeros.find(); ) {
            longest = zeros.group().length() > longest.length() ? zeros.group() : longest;
        }
        String shortened = longest.isEmpty() ? address : address.replaceFirst("(^|:)" + longest + "(:|$)", "::");
        return shortened + "/" + network.prefixLength();
    }

    private static JsonNode camelCased(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> copy.set(camelCase(member.getKey()), camelCased(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(camelCased(element)));
            return copy;
        }
        return node;
    }

    private static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
