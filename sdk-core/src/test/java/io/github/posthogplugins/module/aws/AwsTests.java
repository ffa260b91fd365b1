package io.github.posthogplugins.module.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
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

/** aws-sdk against stubs; what is expected was seen with the real one, version 2.1248, against the same answers. */
class AwsTests {

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
    void puts_a_record() {
        server.stubFor(kinesis("PutRecord").willReturn(okJson("{\"ShardId\": \"s-0\", \"SequenceNumber\": \"1\"}")));

        assertThat(eval(
                        "const data = await kinesis.putRecord({ StreamName: 's', Data: 'data', PartitionKey: 'p' }).promise();"
                                + "return JSON.stringify(data)"))
                .isEqualTo("{\"ShardId\":\"s-0\",\"SequenceNumber\":\"1\"}");

        server.verify(postRequestedFor(urlEqualTo("/"))
                .withHeader(Redirected.HOST, equalTo("kinesis.eu-west-1.amazonaws.com"))
                .withHeader(
                        "Authorization",
                        matching("AWS4-HMAC-SHA256 Credential=AK/\\d{8}/eu-west-1/kinesis/aws4_request.*"))
                .withRequestBody(
                        equalToJson("{\"StreamName\": \"s\", \"Data\": \"ZGF0YQ==\", \"PartitionKey\": \"p\"}")));
    }

    @Test
    void reads_a_stream_as_the_kinesis_plugin_does() {
        server.stubFor(kinesis("DescribeStream")
                .willReturn(okJson("{\"StreamDescription\": {\"Shards\": [{\"ShardId\": \"s-0\"}]}}")));
        server.stubFor(kinesis("GetShardIterator").willReturn(okJson("{\"ShardIterator\": \"i\"}")));
        server.stubFor(kinesis("GetRecords")
                .willReturn(okJson("{\"Records\": [{\"Data\": \"eyJhIjoxfQ==\", \"PartitionKey\": \"p\","
                        + "\"ApproximateArrivalTimestamp\": 1445412480.5}], \"NextShardIterator\": \"n\"}")));

        assertThat(
                        eval(
                                "return await new Promise((resolve, reject) =>"
                                        + "kinesis.describeStream({ StreamName: 's' }, (error, { StreamDescription: { Shards: [{ ShardId }] } }) =>"
                                        + "kinesis.getShardIterator({ ShardId, ShardIteratorType: 'LATEST', StreamName: 's' }, (failure, { ShardIterator }) =>"
                                        + "kinesis.getRecords({ ShardIterator }, (refusal, { Records: [record], NextShardIterator }) => resolve("
                                        + "[error === null, JSON.parse(Buffer.from(record.Data).toString()).a, record.ApproximateArrivalTimestamp.toISOString(), NextShardIterator])))))"))
                .isEqualTo(List.of(true, 1, "2015-10-21T07:28:00.500Z", "n"));
    }

    @Test
    void puts_records_and_publishes() {
        server.stubFor(kinesis("PutRecords").willReturn(okJson("{\"FailedRecordCount\": 0, \"Records\": []}")));
        server.stubFor(post("/")
                .withRequestBody(matching("Action=Publish.*"))
                .willReturn(okXml("<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
                        + "<MessageId>m-1</MessageId></PublishResult></PublishResponse>")));

        assertThat(
                        eval(
                                "const { FailedRecordCount } = await kinesis.putRecords({ StreamName: 's', Records: [{ Data: Buffer.from([1, 2]), PartitionKey: 'p' }] }).promise();"
                                        + "const { MessageId } = await sns.publish({ TopicArn: 'arn', Message: 'hi' }).promise(); return [FailedRecordCount, MessageId]"))
                .isEqualTo(List.of(0, "m-1"));

        server.verify(postRequestedFor(urlEqualTo("/")).withRequestBody(matching(".*\"Data\":\"AQI=\".*")));
    }

    @Test
    void sends_messages_to_the_host_of_the_queue_and_records_to_firehose() {
        server.stubFor(post("/")
                .withHeader("X-Amz-Target", equalTo("AmazonSQS.SendMessage"))
                .willReturn(okJson(
                        "{\"MessageId\": \"m-2\", \"MD5OfMessageBody\": \"49f68a5c8493ec2c0bf489821c21fc3b\"}")));
        server.stubFor(post("/")
                .withHeader("X-Amz-Target", equalTo("Firehose_20150804.PutRecord"))
                .willReturn(okJson("{\"RecordId\": \"r\"}")));

        assertThat(eval(
                        "const { MessageId } = await new AWS.SQS(options).sendMessage({ QueueUrl: 'https://queues.example.com/123/q', MessageBody: 'hi' }).promise();"
                                + "const { RecordId } = await new AWS.Firehose(options).putRecord({ DeliveryStreamName: 'd', Record: { Data: 'x' } }).promise();"
                                + "return [MessageId, RecordId]"))
                .isEqualTo(List.of("m-2", "r"));

        server.verify(postRequestedFor(urlEqualTo("/")).withHeader(Redirected.HOST, equalTo("queues.example.com")));
    }

    @Test
    void asks_s3_at_the_host_of_the_bucket() {
        server.stubFor(put("/day/a%20b.csv").willReturn(ok().withHeader("ETag", "\"abc\"")));

        assertThat(eval(
                        "const data = await s3.upload({ Bucket: 'my-bucket', Key: 'day/a b.csv', Body: 'hello', ContentType: 'text/csv' }).promise();"
                                + "return JSON.stringify(data)"))
                .isEqualTo(
                        "{\"ETag\":\"\\\"abc\\\"\",\"Location\":\"https://my-bucket.s3.eu-west-1.amazonaws.com/day/a%20b.csv\","
                                + "\"key\":\"day/a b.csv\",\"Key\":\"day/a b.csv\",\"Bucket\":\"my-bucket\"}");

        server.verify(putRequestedFor(urlEqualTo("/day/a%20b.csv"))
                .withHeader(Redirected.HOST, equalTo("my-bucket.s3.eu-west-1.amazonaws.com"))
                .withHeader("Content-Type", equalTo("text/csv"))
                .withoutHeader("x-amz-sdk-checksum-algorithm")
                .withoutHeader("Content-Encoding")
                .withRequestBody(equalTo("hello")));
    }

    @Test
    void asks_s3_of_the_first_region_at_its_old_host() {
        server.stubFor(put("/k").willReturn(ok()));

        assertThat(
                        eval(
                                "const { Location } = await new S3({ ...options, region: 'us-east-1' }).upload({ Bucket: 'my-bucket', Key: 'k', Body: 'x' }).promise(); return Location"))
                .isEqualTo("https://my-bucket.s3.amazonaws.com/k");
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

    @Test
    void tries_again_three_times_on_the_plugins_clock() {
        server.stubFor(kinesis("GetRecords").willReturn(aResponse().withStatus(500)));

        assertThat(
                        eval(
                                "const { maxRetries, ...rest } = options; const started = Date.now();"
                                        + "await new Kinesis(rest).getRecords({ ShardIterator: 'i' }).promise().catch(() => {}); return Date.now() - started < 1000"))
                .isEqualTo(true);
        server.verify(4, postRequestedFor(urlEqualTo("/")));
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

    @Test
    void takes_settings_from_the_global_config() {
        server.stubFor(
                kinesis("ListStreams").willReturn(okJson("{\"StreamNames\": [\"s\"], \"HasMoreStreams\": false}")));

        assertThat(eval("AWS.config.update({ region: 'us-west-2', credentials: new AWS.Credentials('GK', 'GS') });"
                        + "return (await new Kinesis().listStreams().promise()).StreamNames"))
                .isEqualTo(List.of("s"));

        server.verify(postRequestedFor(urlEqualTo("/"))
                .withHeader(Redirected.HOST, equalTo("kinesis.us-west-2.amazonaws.com"))
                .withHeader("Authorization", matching(".*Credential=GK/.*")));
    }

    @Test
    void requests_tell_their_listeners() {
        server.stubFor(kinesis("ListStreams")
                .willReturn(okJson("{\"StreamNames\": []}").withHeader("x-amzn-requestid", "K1")));

        assertThat(
                        eval(
                                "return await new Promise((resolve) => { const seen = []; kinesis.listStreams()"
                                        + ".on('success', (response) => seen.push(response.requestId)).on('complete', () => resolve(seen)).send() })"))
                .isEqualTo(List.of("K1"));
    }
}
