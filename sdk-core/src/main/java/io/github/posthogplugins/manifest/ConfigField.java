package io.github.posthogplugins.manifest;

import java.util.List;
import java.util.Optional;

/** One field of the config schema in {@code plugin.json}. */
public sealed interface ConfigField {

    /** What all fields have in common. */
    FieldInfo info();

    /** The name under which the value reaches the plugin, if the field has one. */
    default Optional<String> key() {
        return info().key();
    }

    /** {@code "type": "string"}: a text. */
    record StringField(FieldInfo info) implements ConfigField {}

    /** {@code "type": "json"}: a text which contains JSON; the plugin gets the text. */
    record JsonField(FieldInfo info) implements ConfigField {}

    /** {@code "type": "attachment"}: a file, which reaches the plugin in {@code meta.attachments}. */
    record AttachmentField(FieldInfo info) implements ConfigField {}

    /**
     * {@code "type": "choice"}: one of several texts.
     *
     * @param choices the texts to choose from
     */
    record ChoiceField(FieldInfo info, List<String> choices) implements ConfigField {
        public ChoiceField {
            choices = List.copyOf(choices);
        }
    }

    /** Only {@code markdown}: a block of text in the form, without a value. */
    record Note(FieldInfo info) implements ConfigField {}

    /**
     * A field for which PostHog shows no control, because its type is missing or unknown.
     *
     * @param type what {@code plugin.json} says
     */
    record UnknownField(FieldInfo info, Optional<String> type) implements ConfigField {}
}
