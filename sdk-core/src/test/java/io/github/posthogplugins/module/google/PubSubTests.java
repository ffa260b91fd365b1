package io.github.posthogplugins.module.google;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.posthogplugins.module.Redirected.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.Redirected;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PubSubTests {

    private static final String TOPIC = "/v1/projects/my-project/topics/t";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final PluginScript script =
            PluginScript.importing("import { PubSub } from '@google-cloud/pubsub';", Redirected.to(server));

    @BeforeEach
    void stub() {
        GoogleStubs.stubToken(server);
    }

    @AfterEach
    void close() {
        script.close();
    }

    private @Nullable Object eval(String statements) {
        return script.eval("const credentials = " + GoogleStubs.credentials() + ";"
                + "const topic = new PubSub({ projectId: credentials.project_id, credentials }).topic('t');"
                + statements);
    }

    @Test
    void publishes_what_comes_together_in_one_request() {
        server.stubFor(post(TOPIC + ":publish").willReturn(okJson("{\"messageIds\": [\"1\", \"2\"]}")));

        assertThat(
                        eval(
                                "return await Promise.all([topic.publish(Buffer.from('a'), { k: 'v' }), topic.publishMessage({ json: { b: 1 } })])"))
                .isEqualTo(List.of("1", "2"));

        server.verify(
                postRequestedFor(urlEqualTo(TOPIC + ":publish"))
                        .withHeader(HOST, equalTo("pubsub.googleapis.com"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"messages\": [{\"data\": \"YQ==\", \"attributes\": {\"k\": \"v\"}}, {\"data\": \"eyJiIjoxfQ==\"}]}")));
    }

    @Test
    void errors_are_those_of_grpc() {
        server.stubFor(get(TOPIC)
                .willReturn(jsonResponse(
                        "{\"error\": {\"code\": 404, \"message\": \"Resource not found (resource=t).\", \"status\": \"NOT_FOUND\"}}",
                        404)));
        server.stubFor(put(urlEqualTo(TOPIC))
                .willReturn(jsonResponse(
                        "{\"error\": {\"code\": 409, \"message\": \"Resource already exists in the project (resource=t).\", \"status\": \"ALREADY_EXISTS\"}}",
                        409)));

        assertThat(eval(
                        "const all = [topic.getMetadata(), topic.create()].map((p) => p.catch((e) => [e.message, e.code, e.details]));"
                                + "return [...await Promise.all(all), (await topic.exists())[0]]"))
                .isEqualTo(List.of(
                        List.of("5 NOT_FOUND: Resource not found (resource=t).", 5, "Resource not found (resource=t)."),
                        List.of(
                                "6 ALREADY_EXISTS: Resource already exists in the project (resource=t).",
                                6,
                                "Resource already exists in the project (resource=t)."),
                        false));
    }

    @Test
    void makes_what_is_missing() {
        server.stubFor(get(TOPIC)
                .willReturn(jsonResponse(
                        "{\"error\": {\"code\": 404, \"message\": \"x\", \"status\": \"NOT_FOUND\"}}", 404)));
        server.stubFor(put(urlEqualTo(TOPIC)).willReturn(okJson("{\"name\": \"projects/my-project/topics/t\"}")));

        assertThat(eval("const [made] = await topic.get({ autoCreate: true }); return [made.name, made.metadata.name]"))
                .isEqualTo(List.of("projects/my-project/topics/t", "projects/my-project/topics/t"));
    }

    @Test
    void data_has_to_be_bytes() {
        assertThat(eval("try { topic.publish('text') } catch (e) { return String(e) }"))
                .isEqualTo("TypeError: Data must be in the form of a Buffer or Uint8Array.");
    }

    @Test
    void says_that_messages_are_not_received() {
        assertThat(eval("try { topic.subscription('s').on('message', () => {}) } catch (e) { return e.message }"))
                .isEqualTo("This SDK can publish to Pub/Sub, but not receive messages. "
                        + "A test can replace the module with HostModule.ofScript('@google-cloud/pubsub', ...).");
    }
}
