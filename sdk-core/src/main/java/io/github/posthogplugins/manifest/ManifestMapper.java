package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.manifest.PublicJob.PayloadField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From the tree of {@code plugin.json} to a {@link PluginManifest}, ignoring what PostHog ignores. */
final class ManifestMapper {

    private ManifestMapper() {}

    static PluginManifest manifest(ObjectTree tree) {
        return new PluginManifest(
                nonEmpty(tree, "name"),
                tree.text("description").orElse(""),
                nonEmpty(tree, "main"),
                nonEmpty(tree, "url"),
                nonEmpty(tree, "posthogVersion"),
                nonEmpty(tree, "icon"),
                tree.isTruthy("stateless"),
                ConfigFields.of(tree).stream().map(FieldMapper::field).toList(),
                entries(tree, "publicJobs", ManifestMapper::job));
    }

    private static Optional<String> nonEmpty(ObjectTree tree, String name) {
        return tree.text(name).filter(text -> !text.isEmpty());
    }

    private static PublicJob job(ObjectTree tree) {
        return new PublicJob(entries(tree, "payload", ManifestMapper::payloadField));
    }

    private static PayloadField payloadField(ObjectTree tree) {
        return new PayloadField(
                tree.text("type"),
                tree.text("title"),
                tree.isTruthy("required"),
                tree.get("default").map(JsonTree::toJava),
                tree.isTruthy("staff_only"));
    }

    private static <T> Map<String, T> entries(ObjectTree tree, String name, Function<ObjectTree, T> mapper) {
        Map<String, T> entries = new LinkedHashMap<>();
        if (tree.get(name).orElse(null) instanceof ObjectTree object) {
            object.members().forEach(member -> {
                if (member.value() instanceof ObjectTree value) {
                    entries.put(member.name(), mapper.apply(value));
                }
            });
        }
        return entries;
    }
}
