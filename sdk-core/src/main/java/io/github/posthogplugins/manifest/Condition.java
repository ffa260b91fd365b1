package io.github.posthogplugins.manifest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of {@code required_if} or {@code visible_if}: what another field of the form has to hold. */
public sealed interface Condition {

    /** The key of the field that is looked at. */
    String field();

    /** Whether this form value of {@link #field()} fulfils the condition, by the rules of PostHog's form. */
    boolean isMetBy(@Nullable Object formValue);

    /** {@code [field]}: the field is filled, in the sense of JavaScript's truth. */
    record Filled(String field) implements Condition {
        @Override
        public boolean isMetBy(@Nullable Object formValue) {
            return JsonTruth.isTruthy(formValue);
        }
    }

    /** {@code [field, value]}: the field holds exactly this; an empty field holds the empty text. */
    record Holds(String field, @Nullable Object value) implements Condition {
        @Override
        public boolean isMetBy(@Nullable Object formValue) {
            Object current = formValue == null || !JsonTruth.isTruthy(formValue) ? "" : formValue;
            return value instanceof Number expected && current instanceof Number actual
                    ? expected.doubleValue() == actual.doubleValue()
                    : isPrimitive(current) && Objects.equals(value, current);
        }

        private static boolean isPrimitive(Object value) {
            return value instanceof String || value instanceof Boolean;
        }
    }
}
