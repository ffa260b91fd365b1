package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.validation.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about {@code config} as a whole: its shape, and what its fields say about each other. */
final class ConfigRules {

    private final ObjectTree manifest;
    private final Problems problems;

    ConfigRules(ObjectTree manifest, Problems problems) {
        this.manifest = manifest;
        this.problems = problems;
    }

    void check() {
        manifest.get("config").ifPresent(this::checkShape);
        List<ObjectTree> fields = ConfigFields.of(manifest);
        checkKeysAreUnique(fields);
        Set<String> keys =
                fields.stream().flatMap(field -> field.text("key").stream()).collect(Collectors.toSet());
        fields.forEach(field -> new FieldRules(field, keys, problems).check());
    }

    private void checkShape(JsonTree config) {
        if (config instanceof ArrayTree array) {
            array.items().forEach(item -> checkIsObject(item, "An entry of 'config'"));
            return;
        }
        problems.error(
                "manifest.config-not-an-array",
                config.location(),
                "'config' has to be an array but is " + config.describe(),
                config instanceof ObjectTree
                        ? "Write a list of fields, each with its 'key': PostHog does not protect secrets otherwise."
                        : "Write a list of fields, or remove 'config'.");
        if (config instanceof ObjectTree map) {
            map.members().forEach(this::checkEntry);
        }
    }

    private void checkEntry(Member member) {
        checkIsObject(member.value(), "Field '" + member.name() + "'");
    }

    private void checkIsObject(JsonTree item, String subject) {
        if (!(item instanceof ObjectTree)) {
            problems.error(
                    "manifest.field-not-an-object",
                    item.location(),
                    subject + " has to be an object but is " + item.describe(),
                    "Write {\"key\": …, \"type\": …}.");
        }
    }

    private void checkKeysAreUnique(List<ObjectTree> fields) {
        Map<String, Location> seen = new HashMap<>();
        for (ObjectTree field : fields) {
            field.get("key").ifPresent(key -> checkKeyIsNew(key, seen));
        }
    }

    private void checkKeyIsNew(JsonTree key, Map<String, Location> seen) {
        key.text()
                .map(text -> seen.putIfAbsent(text, key.location()))
                .ifPresent(first -> problems.error(
                        "manifest.key-duplicate",
                        key.location(),
                        "Two fields have the key " + key.describe() + "; the first one is at " + first,
                        "Give each field a key of its own."));
    }
}
