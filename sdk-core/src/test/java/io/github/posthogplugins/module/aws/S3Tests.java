package io.github.posthogplugins.module.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.PluginScript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** S3 of aws-sdk against an S3 that runs in this process, over a socket. */
class S3Tests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private final PluginScript script =
            PluginScript.importing("import AWS, { S3 } from 'aws-sdk';", HttpTransport.network());

    @BeforeEach
    void connect() {
        script.with("endpoint", server.endpoint());
    }

    @AfterEach
    void close() {
        script.close();
    }

    private @Nullable Object eval(String statements) {
        return script.eval(
                "const options = { accessKeyId: 'AK', secretAccessKey: 'SK', region: 'us-east-1', endpoint: config.endpoint,"
                        + "s3ForcePathStyle: true, maxRetries: 0 }; const s3 = new S3(options); const Bucket = 'bucket-' + Math.random().toString(36).slice(2);"
                        + "await s3.createBucket({ Bucket }).promise();" + statements);
    }

    @Test
    void puts_and_gets_an_object() {
        assertThat(
                        eval(
                                "await s3.putObject({ Bucket, Key: 'a/ä b.txt', Body: 'größe', ContentType: 'text/plain', Metadata: { who: 'me' } }).promise();"
                                        + "const { Body, ContentType, ContentLength, Metadata, LastModified, ETag } = await s3.getObject({ Bucket, Key: 'a/ä b.txt' }).promise();"
                                        + "return [Body.toString(), ContentType, ContentLength, Metadata, LastModified instanceof Date, /^\"[0-9a-f]{32}\"$/.test(ETag)]"))
                .isEqualTo(List.of("größe", "text/plain", 7, Map.of("who", "me"), true, true));
    }

    @Test
    void uploads_bytes_with_a_callback_as_the_export_plugin_does() {
        assertThat(
                        eval(
                                "const data = await new Promise((resolve, reject) => s3.upload({ Bucket, Key: 'k.jsonl', Body: Buffer.from([1, 2, 255]) },"
                                        + "(error, result) => error ? reject(error) : resolve(result)));"
                                        + "const { Body } = await s3.getObject({ Bucket, Key: 'k.jsonl' }).promise();"
                                        + "return [data.Location === `${config.endpoint}/${Bucket}/k.jsonl`, data.Key, data.key, data.Bucket === Bucket, Body.toString('hex')]"))
                .isEqualTo(List.of(true, "k.jsonl", "k.jsonl", true, "0102ff"));
    }

    @Test
    void uploads_what_a_stream_gives() {
        assertThat(eval(
                        "const listeners = {}; const stream = { on(event, listener) { listeners[event] = listener; return stream } };"
                                + "const sent = s3.upload({ Bucket, Key: 'k', Body: stream }).promise();"
                                + "await null; listeners.data(Buffer.from('a')); listeners.data('b'); listeners.end(); await sent;"
                                + "return (await s3.getObject({ Bucket, Key: 'k' }).promise()).Body.toString()"))
                .isEqualTo("ab");
    }

    @Test
    void uploads_a_large_body_in_parts() {
        assertThat(eval(
                        "const seen = []; const upload = s3.upload({ Bucket, Key: 'big', Body: Buffer.alloc(5 * 1024 * 1024 + 3, 'x'), ContentType: 'text/x' });"
                                + "upload.on('httpUploadProgress', ({ loaded }) => seen.push(loaded)); const { Key } = await upload.promise();"
                                + "const { ContentLength, ContentType } = await s3.headObject({ Bucket, Key }).promise();"
                                + "return [ContentLength, ContentType, seen.length, Math.max(...seen)]"))
                .isEqualTo(List.of(5242883, "text/x", 2, 5242883));
    }

    @Test
    void lists_what_is_there() {
        assertThat(eval(
                        "for (const Key of ['a/1', 'a/2', 'b']) { await s3.putObject({ Bucket, Key, Body: Key }).promise() }"
                                + "const two = await s3.listObjectsV2({ Bucket, Prefix: 'a/' }).promise(); const one = await s3.listObjects({ Bucket, Delimiter: '/' }).promise();"
                                + "return [two.Contents.map((c) => c.Key), two.Contents[0].Size, two.KeyCount, two.IsTruncated, two.CommonPrefixes,"
                                + "one.Contents.map((c) => c.Key), one.CommonPrefixes.map((p) => p.Prefix)]"))
                .isEqualTo(List.of(List.of("a/1", "a/2"), 3, 2, false, List.of(), List.of("b"), List.of("a/")));
    }

    @Test
    void deletes() {
        assertThat(
                        eval(
                                "for (const Key of ['a', 'b', 'c']) { await s3.putObject({ Bucket, Key, Body: 'x' }).promise() }"
                                        + "await s3.deleteObject({ Bucket, Key: 'a' }).promise();"
                                        + "const { Deleted } = await s3.deleteObjects({ Bucket, Delete: { Objects: [{ Key: 'b' }] } }).promise();"
                                        + "const { Contents } = await s3.listObjectsV2({ Bucket }).promise(); return [Deleted[0].Key, Contents.map((c) => c.Key)]"))
                .isEqualTo(List.of("b", List.of("c")));
    }

    @Test
    void a_missing_object_is_an_error_with_a_code() {
        assertThat(
                        eval(
                                "const get = await s3.getObject({ Bucket, Key: 'nope' }).promise().catch((e) => [e.code, e.name, e.statusCode, e.retryable]);"
                                        + "const head = await s3.headObject({ Bucket, Key: 'nope' }).promise().catch((e) => [e.code, String(e)]); return [get, head]"))
                .isEqualTo(
                        List.of(List.of("NoSuchKey", "NoSuchKey", 404, false), List.of("NotFound", "NotFound: null")));
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertThat(
                        eval(
                                "return await new S3({ ...options, secretAccessKey: 'wrong' }).listObjects({ Bucket }).promise().catch((e) => [e.code, e.statusCode])"))
                .isEqualTo(List.of("SignatureDoesNotMatch", 403));
    }

    @Test
    void bound_parameters_count_where_the_operation_knows_them() {
        assertThat(eval(
                        "const bound = new S3({ ...options, params: { Bucket } }); await bound.upload({ Key: 'k', Body: 'x' }).promise();"
                                + "return (await bound.getObject({ Key: 'k' }).promise()).Body.toString()"))
                .isEqualTo("x");
    }

    @Test
    void a_body_is_required() {
        assertThat(eval("try { s3.upload({ Bucket, Key: 'k' }) } catch (e) { return String(e) }"))
                .isEqualTo("Error: params.Body is required");
        assertThat(
                        eval(
                                "try { s3.upload({ Bucket, Key: 'k', Body: 'x' }, { partSize: 5 }) } catch (e) { return String(e) }"))
                .isEqualTo("InvalidPartSize: partSize must be greater than 5242880");
    }
}
