package io.github.posthogplugins.module.pg;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Where and as whom to connect.
 *
 * @param host a name or an address
 * @param port the port
 * @param database the database
 * @param properties the driver's
 */
record PgSettings(String host, int port, String database, Properties properties) {

    /** Reads what {@code settings.js} has made of the plugin's options. */
    static PgSettings of(JsonNode options) {
        Properties properties = new Properties();
        set(properties, "user", options.path("user"));
        set(properties, "password", options.path("password"));
        set(properties, "ApplicationName", options.path("applicationName"));
        set(properties, "options", options.path("options"));
        // node-postgres leaves everything to the server: no types, no statements kept, texts both ways.
        properties.setProperty("binaryTransfer", "false");
        properties.setProperty("preparedStatementCacheQueries", "0");
        properties.setProperty("assumeMinServerVersion", "9.0");
        properties.setProperty("sendBufferSize", "-1");
        encrypt(properties, options.path("ssl"));
        return new PgSettings(
                options.get("host").asText(),
                options.get("port").asInt(),
                options.get("database").asText(),
                properties);
    }

    private static void set(Properties properties, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            properties.setProperty(name, value.asText());
        }
    }

    private static void encrypt(Properties properties, JsonNode ssl) {
        if (ssl.isMissingNode() || ssl.isNull()) {
            properties.setProperty("sslmode", "disable");
        } else if (!ssl.path("rejectUnauthorized").asBoolean(true)) {
            properties.setProperty("sslmode", "require");
            properties.setProperty("sslfactory", "org.postgresql.ssl.NonValidatingFactory");
        } else if (ssl.hasNonNull("ca")) {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslfactory", "org.postgresql.ssl.SingleCertValidatingFactory");
            properties.setProperty("sslfactoryarg", ssl.get("ca").asText());
        } else {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    /** Returns the URL that the driver takes; everything besides the address is in the properties. */
    String url() {
        String address = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + address + ":" + port + "/" + encoded(database);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
