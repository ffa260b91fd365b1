package io.github.posthogplugins.module.snowflake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.Redirected;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** snowflake-sdk against stubs; what is expected was seen with the real one, version 1.6.15, against the same answers. */
class SnowflakeTests {

    private static final String QUERY = "/queries/v1/query-request";
    private static final String ONE_ROW =
            "{\"success\": true, \"data\": {\"rowtype\": [{\"name\": \"N\", \"type\": \"fixed\"}], \"rowset\": [[\"5\"]], \"total\": 1, \"queryId\": \"q-1\"}}";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final PluginScript script =
            PluginScript.importing("import * as snowflake from 'snowflake-sdk';", Redirected.to(server));

    @BeforeEach
    void stub() {
        server.stubFor(post(urlPathEqualTo("/session/v1/login-request"))
                .willReturn(okJson("{\"success\": true, \"data\": {\"token\": \"tok\", \"masterToken\": \"mas\"}}")));
        server.stubFor(post("/session/logout-request").willReturn(okJson("{\"success\": true, \"data\": null}")));
    }

    @AfterEach
    void close() {
        script.close();
    }

    private static MappingBuilder query() {
        return post(urlPathEqualTo(QUERY));
    }

    private @Nullable Object eval(String statements) {
        return script.eval(
                "const connection = snowflake.createConnection({ account: 'acc.eu-west-1', username: 'u', password: 'p', database: 'DB', warehouse: 'W W' });"
                        + "const connect = () => new Promise((resolve, reject) => connection.connect((error, conn) => error ? reject(error) : resolve(conn)));"
                        + "const execute = (options) => new Promise((resolve, reject) => connection.execute({ sqlText: 'SELECT 1', ...options,"
                        + "complete: (error, statement, rows) => error ? reject(error) : resolve({ statement, rows }) }));"
                        + "const described = (e) => [e.name, e.code, e.message, e.sqlState ?? ''];" + statements);
    }

    @Test
    void connects_and_disconnects() {
        assertThat(
                        eval(
                                "const same = await connect() === connection; const up = connection.isUp();"
                                        + "await new Promise((resolve) => connection.destroy(resolve)); return [same, up, connection.isUp()]"))
                .isEqualTo(List.of(true, true, false));

        server.verify(postRequestedFor(urlPathEqualTo("/session/v1/login-request"))
                .withHeader(Redirected.HOST, equalTo("acc.eu-west-1.snowflakecomputing.com"))
                .withQueryParam("warehouse", equalTo("W W"))
                .withQueryParam("databaseName", equalTo("DB"))
                .withQueryParam("schemaName", absent())
                .withRequestBody(matchingJsonPath("$.data.ACCOUNT_NAME", equalTo("acc")))
                .withRequestBody(matchingJsonPath("$.data.LOGIN_NAME", equalTo("u")))
                .withRequestBody(matchingJsonPath("$.data.PASSWORD", equalTo("p"))));
        server.verify(postRequestedFor(urlEqualTo("/session/logout-request"))
                .withHeader("Authorization", equalTo("Snowflake Token=\"mas\"")));
    }

    @Test
    void executes_with_binds() {
        server.stubFor(query().willReturn(okJson(ONE_ROW)));

        assertThat(
                        eval(
                                "await connect(); const { statement, rows } = await execute({ binds: [1, 'a', 1.5, true, null] });"
                                        + "return [rows[0].N, statement.getNumRows(), statement.getStatementId(), statement.getStatus()]"))
                .isEqualTo(List.of(5, 1, "q-1", "complete"));

        server.verify(postRequestedFor(urlPathEqualTo(QUERY))
                .withHeader("Authorization", equalTo("Snowflake Token=\"tok\""))
                .withHeader("Accept", equalTo("application/snowflake"))
                .withRequestBody(
                        equalToJson("{\"disableOfflineChunks\": false, \"sqlText\": \"SELECT 1\", \"bindings\": {"
                                + "\"1\": {\"type\": \"FIXED\", \"value\": \"1\"}, \"2\": {\"type\": \"TEXT\", \"value\": \"a\"},"
                                + "\"3\": {\"type\": \"REAL\", \"value\": \"1.5\"}, \"4\": {\"type\": \"BOOLEAN\", \"value\": \"true\"},"
                                + "\"5\": {\"type\": \"TEXT\", \"value\": null}}}")));
    }

    @Test
    void several_rows_of_binds_go_column_by_column() {
        server.stubFor(query().willReturn(okJson(ONE_ROW)));

        eval("await connect(); await execute({ binds: [[1, 'a'], [2, 'b']] })");

        server.verify(
                postRequestedFor(urlPathEqualTo(QUERY))
                        .withRequestBody(
                                matchingJsonPath(
                                        "$.bindings",
                                        equalToJson(
                                                "{\"1\": {\"type\": \"FIXED\", \"value\": [\"1\", \"2\"]}, \"2\": {\"type\": \"TEXT\", \"value\": [\"a\", \"b\"]}}"))));
    }

    @Test
    void reads_the_types_of_columns() {
        server.stubFor(
                query().willReturn(
                                okJson(
                                        "{\"success\": true, \"data\": {\"parameters\": ["
                                                + "{\"name\": \"TIMESTAMP_OUTPUT_FORMAT\", \"value\": \"YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM\"},"
                                                + "{\"name\": \"TIMESTAMP_NTZ_OUTPUT_FORMAT\", \"value\": \"YYYY-MM-DD HH24:MI:SS.FF3\"},"
                                                + "{\"name\": \"TIMEZONE\", \"value\": \"America/Los_Angeles\"}], \"rowtype\": ["
                                                + "{\"name\": \"D\", \"type\": \"fixed\", \"scale\": 2}, {\"name\": \"B\", \"type\": \"boolean\"},"
                                                + "{\"name\": \"V\", \"type\": \"variant\"}, {\"name\": \"DT\", \"type\": \"date\"},"
                                                + "{\"name\": \"TN\", \"type\": \"timestamp_ntz\", \"scale\": 9}, {\"name\": \"TZ\", \"type\": \"timestamp_tz\", \"scale\": 9},"
                                                + "{\"name\": \"LT\", \"type\": \"timestamp_ltz\", \"scale\": 3}, {\"name\": \"TM\", \"type\": \"time\", \"scale\": 9},"
                                                + "{\"name\": \"BI\", \"type\": \"binary\"}, {\"name\": \"NU\", \"type\": \"text\"}],"
                                                + "\"rowset\": [[\"1.50\", \"1\", \"{\\\"a\\\":1}\", \"19723\", \"1704067200.123456789\","
                                                + "\"1704067200.000000000 1500\", \"1704067200.123\", \"3723.000000000\", \"DEAD\", null]], \"total\": 1}}")));

        assertThat(
                        eval(
                                "await connect(); const { rows } = await execute({});"
                                        + "return [JSON.stringify(rows), rows[0].DT instanceof Date, rows[0].TN.getTime() === 1704067200123]"))
                .isEqualTo(List.of(
                        "[{\"D\":1.5,\"B\":true,\"V\":{\"a\":1},\"DT\":\"2024-01-01\",\"TN\":\"2024-01-01 00:00:00.123\","
                                + "\"TZ\":\"2024-01-01 01:00:00.000 +0100\",\"LT\":\"2023-12-31 16:00:00.123 -0800\",\"TM\":\"01:02:03\","
                                + "\"BI\":{\"type\":\"Buffer\",\"data\":[222,173]},\"NU\":null}]",
                        true,
                        true));
    }

    @Test
    void streams_rows_of_a_result_in_chunks() {
        server.stubFor(
                query().willReturn(
                                okJson(
                                        "{\"success\": true, \"data\": {\"rowtype\": [{\"name\": \"N\", \"type\": \"fixed\"}],"
                                                + "\"rowset\": [[\"1\"]], \"total\": 3, \"chunks\": [{\"url\": \"https://s3.example.com/chunk\"}], \"qrmk\": \"key\"}}")));
        server.stubFor(get("/chunk")
                .withHeader("x-amz-server-side-encryption-customer-key", equalTo("key"))
                .willReturn(aResponse().withBody("[\"2\"],[\"3\"]")));

        assertThat(
                        eval(
                                "await connect(); const { statement, rows } = await execute({ streamResult: true });"
                                        + "return await new Promise((resolve, reject) => { const seen = [rows === undefined];"
                                        + "statement.streamRows().on('data', (row) => seen.push(row.N)).on('end', () => resolve(seen)).on('error', reject) })"))
                .isEqualTo(List.of(true, 1, 2, 3));
    }

    @Test
    void counts_what_a_statement_changed() {
        server.stubFor(query().willReturn(okJson(
                "{\"success\": true, \"data\": {\"rowtype\": [{\"name\": \"number of rows inserted\","
                        + "\"type\": \"fixed\"}], \"rowset\": [[\"2\"]], \"total\": 1, \"statementTypeId\": 12544}}")));

        assertThat(eval("await connect(); return (await execute({})).statement.getNumUpdatedRows()"))
                .isEqualTo(2);
    }

    @Test
    void asks_again_for_a_statement_that_takes_long() {
        server.stubFor(query().willReturn(okJson(
                "{\"success\": true, \"code\": \"333333\", \"data\": {\"getResultUrl\": \"/queries/q/result\"}}")));
        server.stubFor(get("/queries/q/result").willReturn(okJson(ONE_ROW)));

        assertThat(eval("await connect(); return (await execute({})).rows.length"))
                .isEqualTo(1);
    }

    @Test
    void renews_a_token_that_has_expired() {
        server.stubFor(query().withHeader("Authorization", equalTo("Snowflake Token=\"tok\""))
                .willReturn(okJson(
                        "{\"success\": false, \"code\": \"390112\", \"message\": \"expired\", \"data\": null}")));
        server.stubFor(post("/session/token-request")
                .withRequestBody(equalToJson("{\"REQUEST_TYPE\": \"RENEW\", \"oldSessionToken\": \"tok\"}"))
                .willReturn(okJson(
                        "{\"success\": true, \"data\": {\"sessionToken\": \"tok2\", \"masterToken\": \"mas2\"}}")));
        server.stubFor(query().withHeader("Authorization", equalTo("Snowflake Token=\"tok2\""))
                .willReturn(okJson(ONE_ROW)));

        assertThat(eval("await connect(); return (await execute({})).rows.length"))
                .isEqualTo(1);
    }

    @Test
    void says_what_snowflake_refuses() {
        server.stubFor(query().willReturn(
                        okJson("{\"success\": false, \"code\": \"002003\", \"message\": \"Object does not exist\","
                                + "\"data\": {\"sqlState\": \"02000\", \"queryId\": \"q\"}}")));

        assertThat(
                        eval(
                                "await connect(); return await execute({}).catch((e) => [...described(e), String(e), e.data.queryId])"))
                .isEqualTo(List.of(
                        "OperationFailedError",
                        "002003",
                        "Object does not exist",
                        "02000",
                        "OperationFailedError: Object does not exist",
                        "q"));
    }

    @Test
    void refuses_a_wrong_password() {
        server.stubFor(post(urlPathEqualTo("/session/v1/login-request"))
                .willReturn(okJson("{\"success\": false, \"code\": \"390100\","
                        + "\"message\": \"Incorrect username or password was specified.\", \"data\": {}}")));

        assertThat(eval("return await connect().catch(described)"))
                .isEqualTo(
                        List.of("OperationFailedError", "390100", "Incorrect username or password was specified.", ""));
    }

    @Test
    void tries_to_log_in_five_times_more() {
        server.stubFor(post(urlPathEqualTo("/session/v1/login-request"))
                .willReturn(aResponse().withStatus(503)));

        assertThat(eval("Math.random = () => 0; return await connect().catch(described)"))
                .isEqualTo(List.of("RequestFailedError", 401002, "Request to Snowflake failed.", ""));
        server.verify(6, postRequestedFor(urlPathEqualTo("/session/v1/login-request")));
    }

    @Test
    void a_connection_lives_once() {
        assertThat(eval("const said = [await execute({}).catch(described)]; await connect();"
                        + "said.push(await connect().catch(described)); await new Promise((resolve) => connection.destroy(resolve));"
                        + "said.push(await execute({}).catch(described)); return said"))
                .isEqualTo(List.of(
                        List.of(
                                "ClientError",
                                407001,
                                "Unable to perform operation because a connection was never established.",
                                "08003"),
                        List.of("ClientError", 405502, "Already connected.", "08002"),
                        List.of(
                                "ClientError",
                                407002,
                                "Unable to perform operation using terminated connection.",
                                "08003")));
    }

    @Test
    void options_are_checked_at_once() {
        assertThat(
                        script.eval(
                                "try { snowflake.createConnection({ username: 'u' }) } catch (e) { return [String(e), e.code] }"))
                .isEqualTo(List.of("MissingParameterError: A password must be specified.", 404005));
        assertThat(eval("try { connection.execute({}) } catch (e) { return [String(e), e.code] }"))
                .isEqualTo(List.of("MissingParameterError: A sqlText value must be specified.", 409003));
    }
}
