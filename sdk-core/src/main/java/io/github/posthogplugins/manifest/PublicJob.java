package io.github.posthogplugins.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job that people start from PostHog's user interface.
 *
 * @param payload the fields of its form, in the order of {@code plugin.json}
 */
public record PublicJob(Map<String, PayloadField> payload) {

    public PublicJob {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /**
     * One field of the form.
     *
     * @param type {@code string}, {@code boolean}, {@code json}, {@code number}, {@code date} or {@code daterange}
     * @param title the label, if it is not the name of the field
     * @param required whether the form insists on a value
     * @param defaultValue the initial value, a JSON value
     * @param staffOnly whether only PostHog's staff may change it
     */
    public record PayloadField(
            Optional<String> type,
            Optional<String> title,
            boolean required,
            Optional<Object> defaultValue,
            boolean staffOnly) {}
}
