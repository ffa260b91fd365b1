package io.github.posthogplugins.codegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The config as TypeScript's interfaces. */
final class TypeScriptConfig {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

    private TypeScriptConfig() {}

    static String of(List<TypedField> fields) {
        return "// Made by posthog:types from plugin.json: do not edit.\n"
                + section(
                        "What `meta.config` holds. Values are text, numbers too.",
                        "Config",
                        fields,
                        field -> !field.isAttachment())
                + (fields.stream().anyMatch(TypedField::isAttachment) ? attachments(fields) : "");
    }

    private static String attachments(List<TypedField> fields) {
        return section("What `meta.attachments` holds.", "Attachments", fields, TypedField::isAttachment) + """

                /** A file. PostHog hands the contents over as a `Buffer`. */
                export interface Attachment {
                    content_type: string
                    file_name: string
                    contents: Uint8Array
                }
                """;
    }

    private static String section(String title, String name, List<TypedField> fields, Predicate<TypedField> members) {
        String body =
                fields.stream().filter(members).map(TypeScriptConfig::member).collect(Collectors.joining("\n"));
        return "\n/** " + title + " */\nexport interface " + name + " {\n" + body + "}\n";
    }

    private static String member(TypedField field) {
        String name = IDENTIFIER.matcher(field.key()).matches() ? field.key() : json(field.key());
        return comment(field.comment()) + "    " + name + (field.isAlwaysThere() ? "" : "?") + ": " + type(field)
                + "\n";
    }

    private static String type(TypedField field) {
        if (field.isAttachment()) {
            return "Attachment";
        }
        if (!field.isText()) {
            return "unknown";
        }
        return field.choices().isEmpty()
                ? "string"
                : field.choices().stream().map(TypeScriptConfig::json).collect(Collectors.joining(" | "));
    }

    private static String comment(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> ("     * " + line.replace("*/", "*\\/")).stripTrailing() + "\n")
                        .collect(Collectors.joining("", "    /**\n", "     */\n"));
    }

    /** A text as JSON is one as TypeScript. */
    private static String json(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text could not be written as JSON", e);
        }
    }
}
