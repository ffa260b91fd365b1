package io.github.posthogplugins.codegen;

import io.github.posthogplugins.manifest.Condition;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.FieldInfo;
import io.github.posthogplugins.manifest.PluginManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field that can have a value.
 *
 * @param key its key in {@code meta.config} or {@code meta.attachments}
 * @param field what {@code plugin.json} says
 */
record TypedField(String key, ConfigField field) {

    /** Returns the fields of a manifest; of several with one key, the last one, as in PostHog. */
    static List<TypedField> all(PluginManifest manifest) {
        return manifest.config().stream()
                .flatMap(field -> field.key().stream())
                .distinct()
                .map(key -> new TypedField(key, manifest.field(key).orElseThrow()))
                .toList();
    }

    boolean isAttachment() {
        return field instanceof AttachmentField;
    }

    /** Tells whether a config that the form has accepted has a value: what is hidden at times need not have one. */
    boolean isAlwaysThere() {
        return info().required() && info().visibleIf().isEmpty();
    }

    /** The texts to choose from; the default may be another one, and stays until somebody chooses. */
    List<String> choices() {
        if (!(field instanceof ChoiceField choice) || choice.choices().isEmpty()) {
            return List.of();
        }
        Stream<String> preset =
                info().defaultValue().stream().filter(String.class::isInstance).map(String.class::cast);
        return Stream.concat(choice.choices().stream(), preset.filter(text -> !text.isEmpty()))
                .distinct()
                .toList();
    }

    boolean isText() {
        return !(field instanceof ConfigField.UnknownField);
    }

    private FieldInfo info() {
        return field.info();
    }

    /** What an author should know of the value, one line each. */
    List<String> comment() {
        List<String> lines = new ArrayList<>();
        info().name().filter(name -> !name.equals(key)).ifPresent(lines::add);
        info().hint().ifPresent(hint -> hint.lines().forEach(lines::add));
        if (field instanceof JsonField) {
            lines.add("JSON, as text.");
        }
        info().defaultValue()
                .map(Objects::toString)
                .filter(text -> !text.isEmpty())
                .ifPresent(preset -> lines.add("Default: " + preset));
        if (!info().requiredIf().isEmpty()) {
            lines.add("Required if " + conditions(info().requiredIf()) + ".");
        }
        if (!info().visibleIf().isEmpty()) {
            lines.add("Shown if " + conditions(info().visibleIf()) + ".");
        }
        if (info().secret()) {
            lines.add("Secret.");
        }
        return lines;
    }

    private static String conditions(List<Condition> conditions) {
        return conditions.stream().map(TypedField::words).collect(Collectors.joining(" and "));
    }

    private static String words(Condition condition) {
        return condition instanceof Condition.Holds holds
                ? holds.field() + " is " + holds.value()
                : condition.field() + " is filled";
    }
}
