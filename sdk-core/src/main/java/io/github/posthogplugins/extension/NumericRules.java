package io.github.posthogplugins.extension;

import java.math.BigDecimal;

/** What PostgreSQL makes of a stored JSON text that is used as a number (meta.md §7). */
final class NumericRules {

    private NumericRules() {}

    /** Returns a stored text as a number, in the words of PostgreSQL if it is none. */
    static BigDecimal number(String json) {
        try {
            return new BigDecimal(json.strip());
        } catch (NumberFormatException e) {
            throw new ExtensionException("error", "invalid input syntax for type numeric: \"" + json + "\"");
        }
    }
}
