package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.UnknownField;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.manifest.PublicJob.PayloadField;

/** What PostHog understands of a manifest, as a row says it. */
final class Manifests {

    private Manifests() {}

    static ObjectNode describe(PluginBundle bundle) {
        PluginManifest manifest = bundle.manifest();
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("name", bundle.name()).put("description", manifest.description());
        described.put("stateless", manifest.stateless());
        manifest.url().ifPresent(url -> described.put("url", url));
        manifest.icon().ifPresent(icon -> described.put("icon", icon));
        manifest.posthogVersion().ifPresent(version -> described.put("posthogVersion", version));
        manifest.config().forEach(field -> described.withArray("config").add(field(field)));
        manifest.publicJobs().forEach((name, job) -> {
            ObjectNode fields = described.withObject("/publicJobs").putObject(name);
            job.payload().forEach((key, field) -> fields.set(key, field(field)));
        });
        return described;
    }

    private static ObjectNode field(ConfigField field) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        field.key().ifPresent(key -> described.put("key", key));
        described.put("kind", field.getClass().getSimpleName());
        field.info().label().ifPresent(label -> described.put("label", label));
        field.info().defaultValue().ifPresent(value -> described.set("default", Yaml.node(value)));
        described.put("required", field.info().required());
        described.put("secret", field.info().secret());
        described.put("site", field.info().site());
        if (field instanceof ChoiceField choice) {
            described.set("choices", Yaml.node(choice.choices()));
        }
        if (field instanceof UnknownField unknown) {
            unknown.type().ifPresent(type -> described.put("type", type));
        }
        return described;
    }

    private static ObjectNode field(PayloadField field) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        field.type().ifPresent(type -> described.put("type", type));
        field.title().ifPresent(title -> described.put("title", title));
        field.defaultValue().ifPresent(value -> described.set("default", Yaml.node(value)));
        return described.put("required", field.required()).put("staffOnly", field.staffOnly());
    }
}
