package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Node's own modules, by the vectors of their standards; NodeDifferenceTests compares more where there is a Node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeModuleTests {

    private PluginRuntime runtime;
    private PluginChain chain;

    @BeforeAll
    void load() {
        runtime = PluginRuntime.builder().withClock(VirtualClock.create()).build();
        Plugin plugin = Plugins.load(
                runtime,
                "import crypto from 'crypto'; import zlib from 'zlib'; import { PassThrough } from 'stream';"
                        + "const hex = (text) => Buffer.from(text, 'hex');"
                        + "export async function processEvent(event) { try { event.properties.result = String(await new Function("
                        + "'crypto', 'zlib', 'PassThrough', 'hex', 'return ' + event.properties.code)(crypto, zlib, PassThrough, hex)) }"
                        + "catch (error) { event.properties.result = `${error.code} ${error.message}` } return event }");
        chain = runtime.chain(plugin);
    }

    @AfterAll
    void close() {
        runtime.close();
    }

    private Object result(String expression) {
        return chain.processEvent(Plugins.event().withProperty("code", expression))
                .event()
                .property("result");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 6070, 5869 and 7914
                "crypto.pbkdf2Sync('password', 'salt', 2, 20, 'sha1').toString('hex') |"
                        + " ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
                "Buffer.from(crypto.hkdfSync('sha256', hex('0b'.repeat(22)), hex('000102030405060708090a0b0c'),"
                        + " hex('f0f1f2f3f4f5f6f7f8f9'), 16)).toString('hex') | 3cb25f25faacd57a90434f64d0362f2a",
                "crypto.scryptSync('', '', 16, { N: 16, r: 1, p: 1 }).toString('hex') | 77d6576238657b203b19ca42c18a0497",
                // FIPS 197 and the GCM specification
                "crypto.createCipheriv('aes-128-ecb', hex('000102030405060708090a0b0c0d0e0f'), null)"
                        + ".update('00112233445566778899aabbccddeeff', 'hex', 'hex') | 69c4e0d86a7b0430d8cdb78070b4c55a",
                "(() => { const c = crypto.createCipheriv('aes-128-gcm', Buffer.alloc(16), Buffer.alloc(12));"
                        + " return c.update(Buffer.alloc(16), null, 'hex') + c.final('hex') + c.getAuthTag().toString('hex') })() |"
                        + " 0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf",
                "(() => { const d = crypto.createDecipheriv('aes-128-gcm', Buffer.alloc(16), Buffer.alloc(12));"
                        + " d.setAuthTag(Buffer.alloc(16)); return d.final() })() |"
                        + " undefined Unsupported state or unable to authenticate data",
                "crypto.createHash('sha3-256').update('').digest('base64url') | p__G-L8e12ZRwUdWoGHWYvWA_03kO0n6gtgKS4D4Q0o",
                "crypto.createHash('sha1').update(new DataView(new ArrayBuffer(0))).digest('hex') |"
                        + " da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "crypto.createHash('ripemd160') | undefined Digest method not supported",
                "crypto.createCipheriv('aes-128-cbc', 'short', Buffer.alloc(16)) |"
                        + " ERR_CRYPTO_INVALID_KEYLEN Invalid key length",
                "crypto.createPrivateKey('garbage') |"
                        + " ERR_OSSL_UNSUPPORTED error:1E08010C:DECODER routines::unsupported",
            })
    void crypto_does_what_its_standards_say(String expression, String result) {
        assertThat(result(expression)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zlib.gunzipSync('garbage') | Z_DATA_ERROR incorrect header check",
                "zlib.gunzipSync(zlib.gzipSync('hello').subarray(0, 12)) | Z_BUF_ERROR unexpected end of file",
                "zlib.inflateRawSync(Buffer.from([7])) | Z_DATA_ERROR invalid block type",
                "zlib.gunzipSync(zlib.gzipSync('x'.repeat(99)), { maxOutputLength: 9 }) |"
                        + " ERR_BUFFER_TOO_LARGE Cannot create a Buffer larger than 9 bytes",
                "zlib.gzipSync('hello').toString('hex') | 1f8b0800000000000003cb48cdc9c9070086a6103605000000",
                "zlib.brotliDecompressSync(Buffer.from('0b028068656c6c6f03', 'hex')) | hello",
                "zlib.brotliDecompressSync(zlib.brotliCompressSync('é'.repeat(9))) | ééééééééé",
                "new Promise((done) => zlib.deflate('x', (error, bytes) => done(zlib.inflateSync(bytes)))) | x",
                "(async () => { const gzip = zlib.createGzip(); gzip.end('hi'); const pieces = [];"
                        + " for await (const piece of gzip) pieces.push(piece); return zlib.unzipSync(Buffer.concat(pieces)) })() | hi",
                "(async () => { const stream = new PassThrough(); stream.setEncoding('utf8'); stream.write('a'); stream.end('b');"
                        + " let text = ''; for await (const piece of stream) text += piece; return text })() | ab",
                "new PassThrough({ highWaterMark: 2 }).write('abc') | false",
            })
    void zlib_and_streams_do_what_node_does(String expression, String result) {
        assertThat(result(expression)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[Buffer.from('x') instanceof Buffer, Buffer.from('x') instanceof Uint8Array,"
                        + " new Uint8Array(1) instanceof Uint8Array] | true,false,true",
                "Buffer.from([0xe2, 0x82, 0x41]).toString() | \uFFFDA",
                "Buffer.from('6zff', 'hex').length | 0",
                "Buffer.alloc(2).readUInt8(2) | ERR_OUT_OF_RANGE The value of \"offset\" is out of range. It must be >= 0 and"
                        + " <= 1. Received 2",
                "Buffer.from(5) | ERR_INVALID_ARG_TYPE The first argument must be of type string or an instance of Buffer,"
                        + " ArrayBuffer, or Array or an Array-like Object. Received type number (5)",
                "JSON.parse('<html>') | undefined Unexpected token '<', \"<html>\" is not valid JSON",
                "JSON.parse('[1,2') | undefined Expected ',' or ']' after array element in JSON at position 4",
            })
    void buffers_and_json_do_what_node_does(String expression, String result) {
        assertThat(result(expression)).isEqualTo(result);
    }
}
