package io.github.posthogplugins.module.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.Redirected;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with aws-sdk, against stubs; what is expected was seen with the real one, version 2.1248, against the same answers. */
class AwsFailureTests {

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final PluginScript script =
            PluginScript.importing("import AWS, { Kinesis, S3 } from 'aws-sdk';", Redirected.to(server));

    @AfterEach
    void close() {
        script.close();
    }

    private @Nullable Object eval(String statements) {
        return script.eval(
                "const options = { accessKeyId: 'AK', secretAccessKey: 'SK', region: 'eu-west-1', maxRetries: 0 };"
                        + "const kinesis = new Kinesis(options); const s3 = new S3(options); const sns = new AWS.SNS(options);"
                        + "const described = (e) => [e.code, e.message ?? 'null', e.statusCode, e.retryable];"
                        + statements);
    }

    private static MappingBuilder kinesis(String operation) {
        return post("/").withHeader("X-Amz-Target", equalTo("Kinesis_20131202." + operation));
    }

    @Test
    void says_what_s3_refuses() {
        server.stubFor(
                get("/k")
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withHeader("x-amz-request-id", "R")
                                        .withHeader("x-amz-id-2", "H")
                                        .withBody(
                                                "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>")));
        server.stubFor(head(urlEqualTo("/k")).willReturn(aResponse().withStatus(403)));

        assertThat(
                        eval(
                                "const get = await s3.getObject({ Bucket: 'my-bucket', Key: 'k' }).promise().catch((e) => [...described(e), e.requestId, e.extendedRequestId, e.region ?? 'null']);"
                                        + "const head = await s3.headObject({ Bucket: 'my-bucket', Key: 'k' }).promise().catch(described); return [get, head]"))
                .isEqualTo(List.of(
                        List.of("NoSuchKey", "The specified key does not exist.", 404, false, "R", "H", "null"),
                        List.of("Forbidden", "null", 403, false)));
    }

    @Test
    void doubts_the_region_where_nobody_answers() {
        try (PluginScript alone = PluginScript.importing("import { S3 } from 'aws-sdk';")) {
            assertThat(
                            alone.eval(
                                    "return await new S3({ accessKeyId: 'a', secretAccessKey: 'b', endpoint: 'http://127.0.0.1:1', maxRetries: 0, s3ForcePathStyle: true })"
                                            + ".getObject({ Bucket: 'b', Key: 'k' }).promise().catch((e) => [String(e), e.retryable, e.originalError.code])"))
                    .isEqualTo(List.of(
                            "UnknownEndpoint: Inaccessible host: `127.0.0.1' at port `1'. This service may not be available in the `us-east-1' region.",
                            true,
                            "NetworkingError"));
        }
    }

    @Test
    void errors_have_the_members_of_the_javascript_sdk() {
        server.stubFor(kinesis("GetRecords")
                .willReturn(jsonResponse(
                                "{\"__type\": \"com.amazonaws.kinesis#ExpiredIteratorException\", \"message\": \"Iterator expired\"}",
                                400)
                        .withHeader("x-amzn-requestid", "K2")));

        assertThat(
                        eval(
                                "try { await kinesis.getRecords({ ShardIterator: 'i' }).promise() } catch (e) {"
                                        + "return [e.name, String(e), e instanceof Error, e.requestId, Object.keys(e).join(), ...described(e)] }"))
                .isEqualTo(List.of(
                        "ExpiredIteratorException",
                        "ExpiredIteratorException: Iterator expired",
                        true,
                        "K2",
                        "message,code,time,requestId,statusCode,retryable",
                        "ExpiredIteratorException",
                        "Iterator expired",
                        400,
                        false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"__type": "ProvisionedThroughputExceededException", "message": "slow"} | ProvisionedThroughputExceededException | slow | true
            503 |                                                                         | UnknownError                           | 503  | true
            400 | {"__type": "ResourceNotFoundException", "Message": "no stream"}          | ResourceNotFoundException | no stream | false
            """)
    void says_what_kinesis_refuses(int status, @Nullable String body, String code, String message, boolean retryable) {
        ResponseDefinitionBuilder response = aResponse().withStatus(status);
        server.stubFor(kinesis("GetRecords").willReturn(body == null ? response : response.withBody(body)));

        assertThat(eval("return await kinesis.getRecords({ ShardIterator: 'i' }).promise().catch(described)"))
                .isEqualTo(Arrays.asList(code, message, status, retryable));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3.putObject({ Key: 'k' })                          | MissingRequiredParameter: Missing required key 'Bucket' in params
            s3.putObject({ Bucket: 'b', Key: 'k', Foo: 1 })     | UnexpectedParameter: Unexpected key 'Foo' found in params
            s3.putObject({ Bucket: 'b', Key: 5 })               | InvalidParameterType: Expected params.Key to be a string
            s3.putObject({ Bucket: 'b', Key: 'k', Metadata: 1 })| InvalidParameterType: Expected params.Metadata to be a map
            s3.listObjectsV2({ Bucket: 'b', MaxKeys: true })    | InvalidParameterType: Expected params.MaxKeys to be a number
            s3.listObjectsV2({ Bucket: 'b', FetchOwner: 'x' })  | InvalidParameterType: Expected params.FetchOwner to be a boolean
            kinesis.putRecords({ StreamName: 's', Records: 1 }) | InvalidParameterType: Expected params.Records to be an Array
            kinesis.putRecord({ StreamName: 's', Data: 'x' })    | MissingRequiredParameter: Missing required key 'PartitionKey' in params
            kinesis.putRecords({ Records: [{ Data: 'x' }] })     | MissingRequiredParameter: Missing required key 'PartitionKey' in params.Records[0]
            """)
    void finds_mistakes_in_parameters(String call, String said) {
        assertThat(eval("return await " + call + ".promise().catch(String)")).isEqualTo(said);
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void reports_all_mistakes_together() {
        assertThat(
                        eval(
                                "return await s3.putObject({ Key: 5, Foo: 1 }).promise().catch((e) => [e.code, e.message, e.errors.map((each) => each.code)])"))
                .isEqualTo(List.of(
                        "MultipleValidationErrors",
                        "There were 3 validation errors:\n"
                                + "* MissingRequiredParameter: Missing required key 'Bucket' in params\n"
                                + "* InvalidParameterType: Expected params.Key to be a string\n"
                                + "* UnexpectedParameter: Unexpected key 'Foo' found in params",
                        List.of("MissingRequiredParameter", "InvalidParameterType", "UnexpectedParameter")));
    }

    @Test
    void needs_a_region_and_credentials() {
        assertThat(eval(
                        "return [await new Kinesis({ accessKeyId: 'a', secretAccessKey: 'b' }).listStreams().promise().catch(String),"
                                + "await new Kinesis({ region: 'r' }).listStreams().promise().catch(String)]"))
                .isEqualTo(
                        List.of(
                                "ConfigError: Missing region in config",
                                "CredentialsError: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1"));
    }
}
