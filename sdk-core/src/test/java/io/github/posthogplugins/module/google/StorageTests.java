package io.github.posthogplugins.module.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.posthogplugins.module.Redirected.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.Redirected;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** @google-cloud/storage, and what the other clients of Google share with it. */
class StorageTests {

    private static final String UPLOAD = "/upload/storage/v1/b/my-bucket/o?uploadType=multipart&name=day%2Fa.csv";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final PluginScript script =
            PluginScript.importing("import { Storage } from '@google-cloud/storage';", Redirected.to(server));

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
                + "const bucket = new Storage({ projectId: 'my-project', credentials, autoRetry: config.retry === 'yes' }).bucket('my-bucket');"
                + "const file = bucket.file('day/a.csv');" + statements);
    }

    @Test
    void saves_a_file_in_one_request() {
        server.stubFor(post(urlEqualTo(UPLOAD)).willReturn(okJson("{\"name\": \"day/a.csv\", \"size\": \"3\"}")));

        assertThat(eval("await file.save('a,b'); return file.metadata.size")).isEqualTo("3");

        server.verify(postRequestedFor(urlEqualTo(UPLOAD))
                .withHeader(HOST, equalTo("storage.googleapis.com"))
                .withHeader("Authorization", equalTo("Bearer the-token"))
                .withHeader("Content-Type", containing("multipart/related; boundary="))
                .withRequestBody(containing("{\"contentType\":\"text/csv\"}"))
                .withRequestBody(containing("Content-Type: text/csv\r\n\r\na,b\r\n--")));
    }

    @Test
    void signs_with_the_key_of_the_service_account() throws Exception {
        server.stubFor(get(urlPathEqualTo("/storage/v1/b/my-bucket")).willReturn(okJson("{}")));

        eval("await bucket.getMetadata(); await bucket.getMetadata()");

        var requests = server.findAll(postRequestedFor(urlEqualTo("/oauth2/v4/token")));
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).getHeader(HOST)).isEqualTo("www.googleapis.com");
        String body = requests.get(0).getBodyAsString();
        assertThat(body).startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
        String[] jwt = body.replaceFirst(".*assertion=", "").split("\\.");
        assertThat(decoded(jwt[1]))
                .contains("\"iss\":\"me@my-project.iam.gserviceaccount.com\"")
                .contains("\"aud\":\"https://www.googleapis.com/oauth2/v4/token\"")
                .contains("https://www.googleapis.com/auth/devstorage.full_control");
        Signature rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initVerify(GoogleStubs.KEYS.getPublic());
        rs256.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(rs256.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    private static String decoded(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void a_write_stream_finishes_when_the_file_is_there() {
        server.stubFor(post(urlEqualTo(UPLOAD)).willReturn(okJson("{}")));

        assertThat(eval("return await new Promise((resolve, reject) => {"
                        + "const stream = file.createWriteStream({ resumable: false, validation: false });"
                        + "stream.on('error', reject).on('finish', () => resolve('finished'));"
                        + "stream.write('a,b\\n'); stream.write(Buffer.from('c')); stream.end() })"))
                .isEqualTo("finished");

        server.verify(postRequestedFor(urlEqualTo(UPLOAD)).withRequestBody(containing("\r\n\r\na,b\nc\r\n--")));
    }

    @Test
    void a_write_stream_fails_with_the_answer() {
        server.stubFor(post(urlEqualTo(UPLOAD))
                .willReturn(jsonResponse(
                        "{\"error\": {\"code\": 403, \"message\": \"No access\", \"errors\": [{\"message\": \"No access\", \"reason\": \"forbidden\"}]}}",
                        403)));

        assertThat(
                        eval(
                                "return await new Promise((resolve) => {"
                                        + "file.createWriteStream({ resumable: false }).on('error', (e) => resolve([String(e), e.code, e.errors[0].reason])).end('x') })"))
                .isEqualTo(List.of("Error: No access", 403, "forbidden"));
    }

    @Test
    void sends_large_data_in_two_steps() {
        server.stubFor(post(urlEqualTo("/upload/storage/v1/b/my-bucket/o?name=day%2Fa.csv&uploadType=resumable"))
                .willReturn(ok().withHeader("Location", "https://storage.googleapis.com/session/1")));
        server.stubFor(put("/session/1").willReturn(okJson("{\"size\": \"1\"}")));

        eval("await file.save('x', { resumable: true, metadata: { contentType: 'text/x', metadata: { a: 'b' } } })");

        server.verify(postRequestedFor(urlPathEqualTo("/upload/storage/v1/b/my-bucket/o"))
                .withHeader("X-Upload-Content-Type", equalTo("text/x"))
                .withRequestBody(equalToJson("{\"contentType\": \"text/x\", \"metadata\": {\"a\": \"b\"}}")));
        server.verify(putRequestedFor(urlEqualTo("/session/1")).withRequestBody(equalTo("x")));
    }

    @Test
    void downloads_lists_and_deletes() {
        server.stubFor(get("/storage/v1/b/my-bucket/o/day%2Fa.csv?alt=media").willReturn(ok("ä")));
        server.stubFor(get("/storage/v1/b/my-bucket/o?prefix=day")
                .willReturn(okJson("{\"items\": [{\"name\": \"day/a.csv\"}], \"nextPageToken\": \"2\"}")));
        server.stubFor(get("/storage/v1/b/my-bucket/o?prefix=day&pageToken=2")
                .willReturn(okJson("{\"items\": [{\"name\": \"day/b.csv\"}]}")));
        server.stubFor(delete("/storage/v1/b/my-bucket/o/day%2Fa.csv").willReturn(noContent()));

        assertThat(eval(
                        "const [bytes] = await file.download(); const [files] = await bucket.getFiles({ prefix: 'day' });"
                                + "await file.delete(); return [bytes.toString(), ...files.map((f) => f.name)]"))
                .isEqualTo(List.of("ä", "day/a.csv", "day/b.csv"));
    }

    @Test
    void knows_what_exists() {
        server.stubFor(get("/storage/v1/b/my-bucket").willReturn(okJson("{}")));
        server.stubFor(get("/storage/v1/b/my-bucket/o/day%2Fa.csv")
                .willReturn(jsonResponse("{\"error\": {\"code\": 404, \"message\": \"Not Found\"}}", 404)));

        assertThat(
                        eval(
                                "return [(await bucket.exists())[0], (await file.exists())[0],"
                                        + "await new Promise((resolve) => file.exists((error, exists) => resolve([error === null, exists])))]"))
                .isEqualTo(List.of(true, false, List.of(true, false)));
    }

    @Test
    void tries_again_three_times_unless_it_is_told_not_to() {
        server.stubFor(get("/storage/v1/b/my-bucket")
                .willReturn(aResponse().withStatus(503).withBody("&lt;busy&gt;")));
        String getMetadata = "return await bucket.getMetadata().catch((e) => [e.message, e.code])";
        List<Object> said = List.of(
                "Multiple errors occurred during the request. Please see the `errors` array for complete details.\n\n"
                        + "    1. Service Unavailable\n    2. <busy>\n\n",
                503);

        assertThat(eval(getMetadata)).isEqualTo(said);
        server.verify(exactly(1), getRequestedFor(urlEqualTo("/storage/v1/b/my-bucket")));
        script.with("retry", "yes");
        assertThat(eval(getMetadata)).isEqualTo(said);
        server.verify(exactly(5), getRequestedFor(urlEqualTo("/storage/v1/b/my-bucket")));
    }

    @Test
    void says_what_is_wrong_with_credentials() {
        String bucket = "await new Storage({ credentials: %s }).bucket('b').exists().catch(String)";

        assertThat(script.eval(
                        "return [" + bucket.formatted("undefined") + ", " + bucket.formatted("{ client_email: 'x' }")
                                + ", " + bucket.formatted("{ client_email: 'x', private_key: 'y' }") + "]"))
                .isEqualTo(List.of(
                        "Error: Could not load the default credentials. Browse to"
                                + " https://cloud.google.com/docs/authentication/getting-started for more information.",
                        "Error: The incoming JSON object does not contain a private_key field",
                        "Error: error:1E08010C:DECODER routines::unsupported"));
    }

    @Test
    void there_are_no_files_to_upload() {
        assertThat(eval("return await bucket.upload('/etc/passwd').catch(String)"))
                .isEqualTo("Error: bucket.upload reads a file of the host, and plugins have no files. "
                        + "Use bucket.file(name).save(data) or .createWriteStream().");
    }
}
