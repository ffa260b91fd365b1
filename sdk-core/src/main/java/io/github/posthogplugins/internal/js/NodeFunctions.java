package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.internal.node.Brotli;
import io.github.posthogplugins.internal.node.CipherName;
import io.github.posthogplugins.internal.node.Compression;
import io.github.posthogplugins.internal.node.Decompression;
import io.github.posthogplugins.internal.node.Digests;
import io.github.posthogplugins.internal.node.KeyDerivation;
import io.github.posthogplugins.internal.node.KeyDerivation.ScryptCost;
import io.github.posthogplugins.internal.node.NodeException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** The host's side of {@code crypto} and {@code zlib}. */
final class NodeFunctions {

    private NodeFunctions() {}

    /** Returns one of the functions, or null if it is none of them. */
    static @Nullable ProxyExecutable find(String name) {
        ProxyExecutable function = digestFunction(name);
        return function == null ? null : args -> answer(() -> function.execute(args));
    }

    /** What Node's native code would throw crosses as a value, as everything that is refused does. */
    static @Nullable Object answer(Supplier<@Nullable Object> operation) {
        try {
            return operation.get();
        } catch (NodeException refusal) {
            Map<String, Object> refused = new LinkedHashMap<>();
            refused.put("refused", true);
            refused.put("name", refusal.errorClass());
            refused.put("message", String.valueOf(refusal.getMessage()));
            refused.put("members", JsonCodec.text(refusal.members()));
            return ProxyObject.fromMap(refused);
        }
    }

    private static @Nullable ProxyExecutable digestFunction(String name) {
        return switch (name) {
            case "hash" ->
                args -> encoded(Digests.hash(args[0].asString(), data(args[1], args[2])), args[3].asString());
            case "hmac" ->
                args -> encoded(
                        Digests.hmac(args[0].asString(), bytes(args[1]), data(args[2], args[3])), args[4].asString());
            case "digestLength" -> args -> Digests.has(args[0].asString()) ? Digests.length(args[0].asString()) : 0;
            case "digestNames" -> args -> JsonCodec.text(Digests.names());
            case "areEqual" -> args -> Digests.areEqual(bytes(args[0]), bytes(args[1]));
            default -> derivationFunction(name);
        };
    }

    private static @Nullable ProxyExecutable derivationFunction(String name) {
        return switch (name) {
            case "pbkdf2" ->
                args -> Bytes.toBinary(KeyDerivation.pbkdf2(
                        args[0].asString(), bytes(args[1]), bytes(args[2]), args[3].asInt(), args[4].asInt()));
            case "hkdf" ->
                args -> Bytes.toBinary(KeyDerivation.hkdf(
                        args[0].asString(), bytes(args[1]), bytes(args[2]), bytes(args[3]), args[4].asInt()));
            case "scrypt" ->
                args -> Bytes.toBinary(KeyDerivation.scrypt(
                        bytes(args[0]),
                        bytes(args[1]),
                        new ScryptCost(args[2].asInt(), args[3].asInt(), args[4].asInt()),
                        args[5].asInt()));
            default -> cipherFunction(name);
        };
    }

    private static @Nullable ProxyExecutable cipherFunction(String name) {
        return switch (name) {
            case "cipher" ->
                args -> CipherFunction.start(args[0].asString(), args[1].asBoolean(), bytes(args[2]), bytes(args[3]));
            case "cipherNames" -> args -> JsonCodec.text(CipherName.all());
            case "cipherInfo" ->
                args -> CipherName.find(args[0].asString())
                        .map(CipherFunction::described)
                        .orElse(null);
            default -> zlibFunction(name);
        };
    }

    private static @Nullable ProxyExecutable zlibFunction(String name) {
        return switch (name) {
            case "compress" ->
                args -> Bytes.toBinary(compressed(args[0].asString(), JsonCodec.read(args[1].asString()), args[2]));
            case "decompress" ->
                args -> Bytes.toBinary(decompressed(args[0].asString(), JsonCodec.read(args[1].asString()), args[2]));
            default -> KeyFunctions.find(name);
        };
    }

    private static byte[] compressed(String format, JsonNode options, Value data) {
        Compression compression = new Compression(
                options.get("level").asInt(),
                options.get("strategy").asInt(),
                Bytes.fromBinary(options.get("dictionary").asText()));
        return switch (format) {
            case "gzip" -> compression.gzip(bytes(data));
            case "deflate" -> compression.deflate(bytes(data));
            case "deflateRaw" -> compression.deflateRaw(bytes(data));
            default -> Brotli.store(bytes(data));
        };
    }

    private static byte[] decompressed(String format, JsonNode options, Value data) {
        Decompression decompression = new Decompression(
                Bytes.fromBinary(options.get("dictionary").asText()),
                options.get("maxLength").asLong(),
                options.get("takesTruncated").asBoolean());
        return switch (format) {
            case "gunzip" -> decompression.gunzip(bytes(data));
            case "inflate" -> decompression.inflate(bytes(data));
            case "inflateRaw" -> decompression.inflateRaw(bytes(data));
            case "unzip" -> decompression.unzip(bytes(data));
            default -> Brotli.decompress(bytes(data));
        };
    }

    private static byte[] bytes(Value binary) {
        return Bytes.fromBinary(binary.asString());
    }

    /** Most hashes are of one text, which needs no detour over bytes on the guest side. */
    private static byte[] data(Value input, Value isText) {
        return isText.asBoolean() ? Bytes.utf8(input.asString()) : bytes(input);
    }

    private static String encoded(byte[] bytes, String encoding) {
        return switch (encoding) {
            case "hex" -> HexFormat.of().formatHex(bytes);
            case "base64" -> Base64.getEncoder().encodeToString(bytes);
            default -> Bytes.toBinary(bytes);
        };
    }
}
