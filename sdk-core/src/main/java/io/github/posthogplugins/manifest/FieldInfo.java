package io.github.posthogplugins.manifest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the fields of a config schema have in common.
 *
 * @param key the name under which the value reaches {@code meta.config}
 * @param name the label in PostHog's form
 * @param hint Markdown below the field
 * @param markdown Markdown above the field
 * @param order the rank among the fields, which only counts where {@code config} is an object
 * @param required whether the form insists on a value
 * @param secret whether PostHog hides the value once it is saved
 * @param site whether the value is shown to {@code site.ts} in the browser
 * @param defaultValue the initial value, a JSON value
 * @param requiredIf a value is required when all of these are met; never met if empty
 * @param visibleIf the form shows the field when all of these are met; always if empty
 */
public record FieldInfo(
        Optional<String> key,
        Optional<String> name,
        Optional<String> hint,
        Optional<String> markdown,
        OptionalDouble order,
        boolean required,
        boolean secret,
        boolean site,
        Optional<Object> defaultValue,
        List<Condition> requiredIf,
        List<Condition> visibleIf) {

    public FieldInfo {
        requiredIf = List.copyOf(requiredIf);
        visibleIf = List.copyOf(visibleIf);
    }

    /** What the form calls the field: its name, else its key. */
    public Optional<String> label() {
        return name.or(() -> key);
    }
}
