package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.ConfigField.Note;
import io.github.posthogplugins.manifest.ConfigField.StringField;
import io.github.posthogplugins.manifest.ConfigField.UnknownField;
import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** From the tree of one config field to a {@link ConfigField}. */
final class FieldMapper {

    private FieldMapper() {}

    static ConfigField field(ObjectTree tree) {
        FieldInfo info = info(tree);
        Optional<String> type = tree.text("type");
        return switch (type.orElse("")) {
            case "string" -> new StringField(info);
            case "json" -> new JsonField(info);
            case "attachment" -> new AttachmentField(info);
            case "choice" -> new ChoiceField(info, choices(tree));
            default -> isNote(tree) ? new Note(info) : new UnknownField(info, type);
        };
    }

    private static boolean isNote(ObjectTree tree) {
        return tree.get("markdown").isPresent()
                && tree.get("type").isEmpty()
                && tree.get("key").isEmpty();
    }

    private static FieldInfo info(ObjectTree tree) {
        return new FieldInfo(
                tree.text("key").filter(key -> !key.isEmpty()),
                tree.text("name"),
                tree.text("hint"),
                tree.text("markdown"),
                order(tree),
                tree.isTruthy("required"),
                tree.isTruthy("secret"),
                tree.isTruthy("site"),
                tree.get("default").map(JsonTree::toJava),
                conditions(tree, "required_if"),
                conditions(tree, "visible_if"));
    }

    private static OptionalDouble order(ObjectTree tree) {
        return tree.get("order").map(JsonTree::toJava).orElse(null) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static List<String> choices(ObjectTree tree) {
        return items(tree, "choices").stream()
                .flatMap(item -> item.text().stream())
                .toList();
    }

    private static List<Condition> conditions(ObjectTree tree, String name) {
        return items(tree, name).stream()
                .flatMap(item -> condition(item).stream())
                .toList();
    }

    private static Optional<Condition> condition(JsonTree tree) {
        List<JsonTree> parts = tree instanceof ArrayTree array ? array.items() : List.of();
        return parts.stream()
                .findFirst()
                .flatMap(JsonTree::text)
                .map(field -> parts.size() == 1
                        ? new Condition.Filled(field)
                        : new Condition.Holds(field, parts.get(1).toJava()));
    }

    private static List<JsonTree> items(ObjectTree tree, String name) {
        return tree.get(name).orElse(null) instanceof ArrayTree array ? array.items() : List.of();
    }
}
