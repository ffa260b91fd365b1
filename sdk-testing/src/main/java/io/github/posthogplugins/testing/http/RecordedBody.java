package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.extension.HttpHeader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A body as a WireMock mapping has it: JSON and text in plain sight, other bytes in Base64. */
final class RecordedBody {

    private final byte[] bytes;
    private final String contentType;
    private final boolean isEncoded;
    private final @Nullable String text;

    private RecordedBody(List<HttpHeader> headers, byte[] bytes) {
        this.bytes = bytes;
        contentType = header(headers, "content-type");
        String coding = header(headers, "content-encoding");
        isEncoded = !coding.isEmpty() && !coding.equals("identity");
        text = isEncoded ? null : decoded(bytes);
    }

    static RecordedBody of(List<HttpHeader> headers, byte[] bytes) {
        return new RecordedBody(headers, bytes);
    }

    private static String header(List<HttpHeader> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value().strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Tells whether it is compressed, so that nobody sees what is in it. */
    boolean isEncoded() {
        return isEncoded;
    }

    /** What the body of a request is compared with; secrets may be anything. */
    ObjectNode pattern(Redaction redaction) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        if (text == null) {
            return masked(redaction).isClean() ? pattern.put("binaryEqualTo", bytes) : pattern.put("matches", "(?s).*");
        }
        Optional<JsonNode> json = JsonText.read(text);
        if (json.isPresent()) {
            return pattern.set("equalToJson", JsonMask.pattern(json.get(), redaction));
        }
        MaskedText masked = isForm() ? redaction.maskForm(text) : redaction.mask(text);
        return masked.isClean() ? pattern.put("equalTo", text) : pattern.put("matches", "(?s)" + masked.regex());
    }

    /** Every byte is a character of Latin-1. */
    private MaskedText masked(Redaction redaction) {
        return redaction.mask(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private boolean isForm() {
        return contentType.startsWith("application/x-www-form-urlencoded");
    }

    /** What is answered, with a word in place of each secret. */
    ObjectNode answer(Redaction redaction) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (text == null) {
            return answer.put("base64Body", masked(redaction).shown().getBytes(StandardCharsets.ISO_8859_1));
        }
        Optional<JsonNode> json = JsonText.read(text);
        if (json.isPresent()) {
            JsonNode masked = JsonMask.answer(json.get(), redaction);
            if (!masked.equals(json.get()) || JsonText.isExact(json.get(), text)) {
                return answer.set("jsonBody", masked);
            }
        }
        return answer.put("body", (isForm() ? redaction.maskForm(text) : redaction.mask(text)).shown());
    }
}
