package io.github.posthogplugins.testing.secrets;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A secret of a plugin's config that has been seen.
 *
 * @param plugin the plugin's identifier
 * @param key the config field whose value it is
 * @param places where it was seen, on indented lines, masked
 * @param remedy what to call with the key to allow it
 */
public record SecretLeak(String plugin, String key, List<String> places, String remedy) {

    private static final int MOST_PLACES = 10;

    /** Copies the list. */
    public SecretLeak {
        places = List.copyOf(places);
    }

    /** Returns the leak with the places of another one of the same secret. */
    public SecretLeak and(SecretLeak other) {
        Set<String> all = new LinkedHashSet<>(places);
        all.addAll(other.places);
        return new SecretLeak(plugin, key, List.copyOf(all), remedy);
    }

    /** Returns what happened, where, and what to do. */
    @Override
    public String toString() {
        return "Plugin '" + plugin + "' gave away the secret '" + key + "' of its config\n"
                + String.join("\n", places.subList(0, Math.min(MOST_PLACES, places.size()))) + others()
                + "\nKeep it out of there; to a service, send it in a header or a body."
                + "\nIf it has to be there, call " + remedy + "(\"" + key + "\").";
    }

    private String others() {
        int others = places.size() - MOST_PLACES;
        return others <= 0 ? "" : "\n  and in " + others + (others == 1 ? " other place" : " other places");
    }
}
