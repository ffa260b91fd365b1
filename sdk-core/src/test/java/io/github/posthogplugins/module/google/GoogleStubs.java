package io.github.posthogplugins.module.google;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** A service account, and the server that gives it tokens. */
final class GoogleStubs {

    static final KeyPair KEYS = keys();

    private GoogleStubs() {}

    static void stubToken(WireMockExtension server) {
        server.stubFor(post(urlPathEqualTo("/oauth2/v4/token"))
                .willReturn(okJson("{\"access_token\": \"the-token\", \"expires_in\": 3600}")));
    }

    /** Returns what the key file of a service account says, as a JavaScript literal. */
    static String credentials() {
        String key = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        try {
            return new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "project_id", "my-project",
                            "client_email", "me@my-project.iam.gserviceaccount.com",
                            "private_key", key));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
