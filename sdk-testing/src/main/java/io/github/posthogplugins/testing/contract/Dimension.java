package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.ConfigField.StringField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What may be set for one field of the config schema.
 *
 * @param options the ways of setting it, the one that sets most first
 */
record Dimension(String key, List<UnaryOperator<SampleConfig>> options) {

    Dimension {
        options = List.copyOf(options);
    }

    int size() {
        return options.size();
    }

    SampleConfig apply(int option, SampleConfig config) {
        return options.get(option).apply(config);
    }

    /**
     * @param given what the author has set, which leaves no choice
     */
    static Optional<Dimension> of(ConfigField field, PluginConfig given) {
        return field.key()
                .filter(key -> isShown(field))
                .map(key -> new Dimension(key, isGiven(key, given) ? List.of(config -> config) : options(key, field)));
    }

    private static boolean isShown(ConfigField field) {
        return field instanceof StringField
                || field instanceof JsonField
                || field instanceof ChoiceField
                || field instanceof AttachmentField;
    }

    private static boolean isGiven(String key, PluginConfig given) {
        return given.values().containsKey(key) || given.attachments().containsKey(key);
    }

    private static List<UnaryOperator<SampleConfig>> options(String key, ConfigField field) {
        List<UnaryOperator<SampleConfig>> options = new ArrayList<>(settings(key, field));
        if (!field.info().required()) {
            options.add(config -> cleared(key, field, config));
        }
        return options;
    }

    private static List<UnaryOperator<SampleConfig>> settings(String key, ConfigField field) {
        if (field instanceof ChoiceField choice) {
            return choice.choices().stream().map(text -> setting(key, text)).toList();
        }
        if (field instanceof AttachmentField) {
            Attachment file = Attachment.ofText(key + ".json", "{}");
            return List.of(config ->
                    config.with(config.config().withAttachment(key, file)).withMadeUp(key));
        }
        Optional<Object> byDefault = field.info().defaultValue().filter(value -> !value.equals(""));
        return byDefault
                .map(value -> List.of(setting(key, value)))
                .orElseGet(() -> List.of(config ->
                        setting(key, SampleValues.of(key, field)).apply(config).withMadeUp(key)));
    }

    private static UnaryOperator<SampleConfig> setting(String key, Object value) {
        return config -> config.with(config.config().with(key, value));
    }

    /** The form keeps an empty text of a field that somebody has cleared, and nothing of one that was never touched. */
    private static SampleConfig cleared(String key, ConfigField field, SampleConfig config) {
        return field.info().defaultValue().isPresent() && !(field instanceof AttachmentField)
                ? config.with(config.config().with(key, ""))
                : config;
    }
}
