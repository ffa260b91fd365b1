package io.github.posthogplugins.codegen;

import java.util.List;
import java.util.stream.Collectors;

/** The config as a Java class with a method for each field. */
final class JavaConfig {

    private static final String CLASS = """
            package %s;

            %simport io.github.posthogplugins.config.PluginConfig;

            /** Makes configs of %s. Made by posthog:types from plugin.json: do not edit. */
            public final class %s {

                private PluginConfig config = PluginConfig.empty();
            %s
                /** Returns the config. */
                public PluginConfig build() {
                    return config;
                }
            %s}
            """;

    private static final String SETTER = """

                /**
                 * Sets %s.
            %s     */
                public %s %s(%s value) {
                    config = config.%s(%s, %s);
                    return this;
                }
            """;

    private static final String ENUM = """

                /** The choices of %s. */
                public enum %s {
            %s;

                    private final String text;

                    %2$s(String text) {
                        this.text = text;
                    }

                    @Override
                    public String toString() {
                        return text;
                    }
                }
            """;

    private final String className;
    private final Identifiers methods = Identifiers.except("build");
    private final Identifiers types;
    private final StringBuilder enums = new StringBuilder();

    private JavaConfig(String className) {
        this.className = className;
        this.types = Identifiers.except(className, "Attachment", "PluginConfig", "String", "Object", "Override");
    }

    static JavaSource of(List<TypedField> fields, String plugin, String packageName) {
        String className = new Identifiers().type(plugin) + "Config";
        String text = new JavaConfig(className).source(fields, plugin, packageName);
        return new JavaSource(packageName, className, JavaText.ascii(text));
    }

    private String source(List<TypedField> fields, String plugin, String packageName) {
        String setters = fields.stream().map(this::setter).collect(Collectors.joining());
        String attachment = fields.stream().anyMatch(TypedField::isAttachment)
                ? "import io.github.posthogplugins.config.Attachment;\n"
                : "";
        return CLASS.formatted(packageName, attachment, JavaText.html(plugin), className, setters, enums);
    }

    private String setter(TypedField field) {
        return SETTER.formatted(
                JavaText.html(field.key()),
                comment(field.comment()),
                className,
                methods.member(field.key()),
                type(field),
                field.isAttachment() ? "withAttachment" : "with",
                JavaText.literal(field.key()),
                field.choices().isEmpty() ? "value" : "value.toString()");
    }

    private static String comment(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> JavaText.html(line) + "\n")
                        .collect(Collectors.joining("     * ", "     *\n     * <p>", ""));
    }

    private String type(TypedField field) {
        if (field.isAttachment()) {
            return "Attachment";
        }
        if (!field.isText()) {
            return "Object";
        }
        return field.choices().isEmpty() ? "String" : enumOf(field);
    }

    private String enumOf(TypedField field) {
        String name = types.type(field.key());
        Identifiers constants = new Identifiers();
        String values = field.choices().stream()
                .map(choice -> "        " + constants.constant(choice) + "(" + JavaText.literal(choice) + ")")
                .collect(Collectors.joining(",\n"));
        enums.append(ENUM.formatted(JavaText.html(field.key()), name, values));
        return name;
    }
}
