package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about {@code required_if} and {@code visible_if}. */
final class ConditionRules {

    private static final List<String> NAMES = List.of("required_if", "visible_if");
    private static final int MAX_PARTS = 2;

    private final ObjectTree field;
    private final String title;
    private final Set<String> keys;
    private final Problems problems;

    ConditionRules(ObjectTree field, String title, Set<String> keys, Problems problems) {
        this.field = field;
        this.title = title;
        this.keys = keys;
        this.problems = problems;
    }

    void check() {
        NAMES.forEach(name -> field.get(name).ifPresent(value -> checkList(name, value)));
    }

    private void checkList(String name, JsonTree value) {
        if (value instanceof ArrayTree array) {
            array.items().forEach(item -> checkCondition(name, item));
        } else {
            reportShape(name, value);
        }
    }

    private void checkCondition(String name, JsonTree condition) {
        List<JsonTree> parts = condition instanceof ArrayTree array ? array.items() : List.of();
        if (parts.isEmpty() || parts.size() > MAX_PARTS || parts.get(0).text().isEmpty()) {
            reportShape(name, condition);
        } else {
            checkReference(name, parts.get(0));
        }
    }

    private void reportShape(String name, JsonTree value) {
        problems.error(
                "manifest.condition-shape",
                value.location(),
                title + " has a '" + name + "' that PostHog cannot read: " + value.describe(),
                "Write a list of conditions: [[\"otherKey\", \"its value\"]], or [[\"otherKey\"]] for any value.");
    }

    private void checkReference(String name, JsonTree reference) {
        String key = reference.text().orElseThrow();
        if (field.text("key").filter(key::equals).isPresent()) {
            problems.error(
                    "manifest.condition-on-itself",
                    reference.location(),
                    title + " depends on itself in '" + name + "'",
                    "Name another field.");
        } else if (!keys.contains(key)) {
            reportUnknownKey(name, reference, Spelling.guess(key, keys));
        }
    }

    private void reportUnknownKey(String name, JsonTree reference, Optional<String> guess) {
        problems.error(
                "manifest.condition-unknown-key",
                reference.location(),
                title + " depends in '" + name + "' on " + reference.describe() + ", which is no field"
                        + guess.map(known -> "; did you mean '" + known + "'?").orElse(""),
                "Use the key of a field of 'config'.");
    }
}
