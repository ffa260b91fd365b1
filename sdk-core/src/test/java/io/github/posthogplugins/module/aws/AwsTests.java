package io.github.posthogplugins.module.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
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
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.Redirected;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
    void tries_again_three_times_on_the_plugins_clock() {
        server.stubFor(kinesis("GetRecords").willReturn(aResponse().withStatus(500)));

        assertThat(
                        eval(
                                "const { maxRetries, ...rest } = options; const started = Date.now();"
                                        + "await new Kinesis(rest).getRecords({ ShardIterator: 'i' }).promise().catch(() => {}); return Date.now() - started < 1000"))
                .isEqualTo(true);
        server.verify(4, postRequestedFor(urlEqualTo("/")));
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
