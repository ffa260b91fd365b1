package io.github.posthogplugins.testing.assertj;

import java.util.Collection;
import java.util.regex.Pattern;

/** Names of plugins as tests write them: as in {@code plugin.json}, or with the id of the config. */
final class PluginNames {

    private static final Pattern ID = Pattern.compile(" \\(\\d+\\)$");

    private PluginNames() {}

    /** Tells whether that is a name of the plugin with this identifier. */
    static boolean isName(String name, String identifier) {
        return identifier.equals(name) || withoutId(identifier).equals(name);
    }

    /** A question for the plugin that was probably meant, if one of these has a similar name. */
    static String meant(String missing, Collection<String> identifiers) {
        return Described.meant(
                missing, identifiers.stream().map(PluginNames::withoutId).toList());
    }

    private static String withoutId(String identifier) {
        return ID.matcher(identifier).replaceFirst("");
    }
}
