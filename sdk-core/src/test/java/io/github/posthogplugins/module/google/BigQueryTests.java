package io.github.posthogplugins.module.google;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
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

class BigQueryTests {

    private static final String TABLES = "/bigquery/v2/projects/my-project/datasets/d/tables";
    private static final String TABLE = TABLES + "/t?prettyPrint=false";
    private static final String INSERT = TABLES + "/t/insertAll?prettyPrint=false";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final PluginScript script =
            PluginScript.importing("import { BigQuery } from '@google-cloud/bigquery';", Redirected.to(server));

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
                + "const bigQuery = new BigQuery({ projectId: credentials.project_id, credentials });"
                + "const table = bigQuery.dataset('d').table('t');" + statements);
    }

    @Test
    void inserts_rows_with_ids_of_their_own() {
        server.stubFor(post(INSERT).willReturn(okJson("{\"kind\": \"k\"}")));

        assertThat(eval(
                        "const [answer] = await table.insert([{ a: 1, at: bigQuery.timestamp('2024-01-01T00:00:00Z') }]);"
                                + "return answer.kind"))
                .isEqualTo("k");

        server.verify(postRequestedFor(urlEqualTo(INSERT))
                .withHeader(HOST, equalTo("bigquery.googleapis.com"))
                .withRequestBody(matchingJsonPath("$.rows[0].insertId"))
                .withRequestBody(matchingJsonPath(
                        "$.rows[0].json", equalToJson("{\"a\": 1, \"at\": \"2024-01-01T00:00:00.000Z\"}"))));
    }

    @Test
    void inserts_raw_rows_and_passes_options_on() {
        server.stubFor(post(INSERT).willReturn(okJson("{}")));

        eval("await table.insert([{ insertId: 'x', json: { a: 1 } }], { raw: true, skipInvalidRows: true })");

        server.verify(postRequestedFor(urlEqualTo(INSERT))
                .withRequestBody(equalToJson(
                        "{\"skipInvalidRows\": true, \"rows\": [{\"insertId\": \"x\", \"json\": {\"a\": 1}}]}")));
    }

    @Test
    void rows_that_are_refused_are_tried_again_and_then_reported() {
        server.stubFor(post(INSERT)
                .willReturn(okJson("{\"insertErrors\": [{\"index\": 0, \"errors\":"
                        + "[{\"reason\": \"invalid\", \"message\": \"no such field\", \"location\": \"a\"}]}]}")));

        assertThat(
                        eval(
                                "return await table.insert([{ a: 1 }]).catch((e) => [e.name, e.message, JSON.stringify(e.errors)])"))
                .isEqualTo(List.of(
                        "PartialFailureError",
                        "",
                        "[{\"errors\":[{\"message\":\"no such field\",\"reason\":\"invalid\"}],\"row\":{\"a\":1}}]"));
        server.verify(exactly(4), postRequestedFor(urlEqualTo(INSERT)));
    }

    @Test
    void no_rows_are_a_mistake() {
        assertThat(eval("return await table.insert([]).catch(String)"))
                .isEqualTo("Error: You must provide at least 1 row to be inserted.");
    }

    @Test
    void a_missing_table_says_not_found_and_can_be_made() {
        server.stubFor(get(TABLE)
                .willReturn(jsonResponse(
                        "{\"error\": {\"code\": 404, \"message\": \"Not found: Table my-project:d.t\", \"errors\": []}}",
                        404)));
        server.stubFor(post(TABLES + "?prettyPrint=false").willReturn(okJson("{\"id\": \"my-project:d.t\"}")));

        assertThat(eval("const said = await table.get().catch((e) => [e.message, e.code]);"
                        + "const [made] = await bigQuery.dataset('d').createTable('t', { schema: [{ name: 'a', type: 'INT64' }] });"
                        + "return [...said, made.metadata.id, (await table.exists())[0]]"))
                .isEqualTo(List.of("Not found: Table my-project:d.t", 404, "my-project:d.t", false));

        server.verify(
                postRequestedFor(urlEqualTo(TABLES + "?prettyPrint=false"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"schema\": {\"fields\": [{\"name\": \"a\", \"type\": \"INT64\"}]},"
                                                + "\"tableReference\": {\"datasetId\": \"d\", \"projectId\": \"my-project\", \"tableId\": \"t\"}}")));
    }

    @Test
    void changes_metadata() {
        server.stubFor(patch(urlEqualTo(TABLE)).willReturn(okJson("{\"description\": \"x\"}")));

        eval("await table.setMetadata({ name: 'T', schema: 'a:string, b' })");

        server.verify(patchRequestedFor(urlEqualTo(TABLE))
                .withRequestBody(equalToJson("{\"friendlyName\": \"T\", \"schema\": {\"fields\": ["
                        + "{\"name\": \"a\", \"type\": \"STRING\"}, {\"name\": \"b\", \"type\": \"STRING\"}]}}")));
    }

    @Test
    void queries_and_reads_the_types_of_columns() {
        server.stubFor(post("/bigquery/v2/projects/my-project/jobs?prettyPrint=false")
                .willReturn(okJson("{\"jobReference\": {\"location\": \"EU\"}}")));
        server.stubFor(
                get(urlMatching("/bigquery/v2/projects/my-project/queries/.*location=EU.*"))
                        .willReturn(
                                okJson(
                                        "{\"jobComplete\": true, \"schema\": {\"fields\": ["
                                                + "{\"name\": \"n\", \"type\": \"INTEGER\"}, {\"name\": \"b\", \"type\": \"BOOLEAN\"},"
                                                + "{\"name\": \"l\", \"type\": \"STRING\", \"mode\": \"REPEATED\"}, {\"name\": \"t\", \"type\": \"TIMESTAMP\"}]},"
                                                + "\"rows\": [{\"f\": [{\"v\": \"5\"}, {\"v\": \"true\"}, {\"v\": [{\"v\": \"x\"}]}, {\"v\": \"1.7040672E9\"}]}]}")));

        assertThat(
                        eval(
                                "const [rows] = await bigQuery.query({ query: 'SELECT @n', params: { n: 5 } }); return JSON.stringify(rows)"))
                .isEqualTo("[{\"n\":5,\"b\":true,\"l\":[\"x\"],\"t\":{\"value\":\"2024-01-01T00:00:00.000Z\"}}]");

        server.verify(
                postRequestedFor(urlMatching(".*/jobs.*"))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.configuration.query",
                                        equalToJson(
                                                "{\"useLegacySql\": false, \"query\": \"SELECT @n\", \"parameterMode\": \"named\","
                                                        + "\"queryParameters\": [{\"name\": \"n\", \"parameterType\": {\"type\": \"INT64\"}, \"parameterValue\": {\"value\": 5}}]}"))));
    }
}
