package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.internal.node.KeyExport;
import io.github.posthogplugins.internal.node.KeyInfo;
import io.github.posthogplugins.internal.node.KeyPairs;
import io.github.posthogplugins.internal.node.Keys;
import io.github.posthogplugins.internal.node.RsaEncryption;
import io.github.posthogplugins.internal.node.Signatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** The host's side of keys and signatures in {@code crypto}. */
final class KeyFunctions {

    private KeyFunctions() {}

    static @Nullable ProxyExecutable find(String name) {
        return switch (name) {
            case "readKey" ->
                args -> described(read(args[0].asString(), bytes(args[1]), textOrNull(args[2]), textOrNull(args[3])));
            case "publicHalf" ->
                args -> described(Keys.publicOf(new KeyInfo(args[0].asString(), bytes(args[1]), Map.of())));
            case "writeKey" ->
                args -> Bytes.toBinary(KeyExport.write(
                        args[0].asString(),
                        args[1].asString(),
                        bytes(args[2]),
                        args[3].asString(),
                        args[4].asBoolean()));
            case "generateKeys" -> args -> generated(args[0].asString(), JsonCodec.read(args[1].asString()));
            case "sign" ->
                args -> Bytes.toBinary(
                        Signatures.sign(way(args[0]), args[1].asString(), bytes(args[2]), bytes(args[3])));
            case "verify" ->
                args -> Signatures.verify(
                        way(args[0]), args[1].asString(), bytes(args[2]), bytes(args[3]), bytes(args[4]));
            case "rsa" ->
                args -> Bytes.toBinary(RsaEncryption.run(
                        args[0].asBoolean(),
                        args[1].asBoolean(),
                        bytes(args[2]),
                        textOrNull(args[3]),
                        bytes(args[4]),
                        bytes(args[5])));
            default -> null;
        };
    }

    private static KeyInfo read(String kind, byte[] bytes, @Nullable String derType, @Nullable String passphrase) {
        return kind.equals("private")
                ? Keys.privateKey(bytes, derType, passphrase)
                : Keys.publicKey(bytes, derType, passphrase);
    }

    private static String generated(String type, JsonNode options) {
        KeyPairs.Pair pair =
                switch (type) {
                    case "rsa" ->
                        KeyPairs.rsa(
                                options.get("modulusLength").asInt(),
                                options.get("publicExponent").asInt());
                    case "ec" -> KeyPairs.ec(options.get("namedCurve").asText());
                    default -> KeyPairs.ed25519();
                };
        return JsonCodec.text(List.of(members(pair.privateKey()), members(pair.publicKey())));
    }

    private static String described(KeyInfo key) {
        return JsonCodec.text(members(key));
    }

    private static Map<String, Object> members(KeyInfo key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", key.type());
        members.put("der", Bytes.toBinary(key.der()));
        members.put("details", key.details());
        return members;
    }

    private static Signatures.Way way(Value json) {
        JsonNode way = JsonCodec.read(json.asString());
        return new Signatures.Way(
                JsonCodec.textOrNull(way, "digest"),
                way.get("pss").asBoolean(),
                way.get("saltLength").asInt(),
                way.get("plainPoints").asBoolean());
    }

    private static @Nullable String textOrNull(Value text) {
        return text.isNull() ? null : text.asString();
    }

    private static byte[] bytes(Value binary) {
        return Bytes.fromBinary(binary.asString());
    }
}
