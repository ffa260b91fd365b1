package io.github.posthogplugins.manifest;

import static io.github.posthogplugins.manifest.ManifestDocument.FILE;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** From the bytes of {@code plugin.json} to a tree, or to the one reason why there is none. */
final class ManifestSyntax {

    private static final String MINIMUM = "Write at least {\"name\": \"My plugin\"}.";

    private ManifestSyntax() {}

    static ObjectTree parse(byte[] json) throws ManifestSyntaxException {
        String text = decode(json);
        refuseByteOrderMark(text);
        refuseBlank(text);
        return asObject(tree(text));
    }

    private static String decode(byte[] json) throws ManifestSyntaxException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault(
                    "manifest.not-utf-8", "plugin.json is not UTF-8 text", "Save the file with the encoding UTF-8.");
        }
    }

    private static void refuseByteOrderMark(String text) throws ManifestSyntaxException {
        if (text.startsWith("\uFEFF")) {
            throw fault(
                    "manifest.byte-order-mark",
                    "plugin.json begins with a byte order mark, which is not JSON",
                    "Save the file as UTF-8 without BOM.");
        }
    }

    private static void refuseBlank(String text) throws ManifestSyntaxException {
        if (text.isBlank()) {
            throw fault("manifest.empty", "plugin.json is empty", MINIMUM);
        }
    }

    private static JsonTree tree(String text) throws ManifestSyntaxException {
        try {
            return JsonTreeReader.read(FILE, text);
        } catch (JsonProcessingException e) {
            throw new ManifestSyntaxException(new JsonFault(text, e).problem());
        }
    }

    private static ObjectTree asObject(JsonTree tree) throws ManifestSyntaxException {
        if (tree instanceof ObjectTree object) {
            return object;
        }
        throw fault(
                "manifest.not-an-object", "plugin.json holds " + tree.describe() + " instead of an object", MINIMUM);
    }

    private static ManifestSyntaxException fault(String code, String summary, String advice) {
        return new ManifestSyntaxException(Problem.error(code, Location.at(FILE, 1, 1), summary, advice));
    }
}
