package io.github.posthogplugins.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code meta.global} of a plugin holds, for a test to fill before the plugin is loaded, and to look at.
 *
 * <pre>{@code
 * plugin.global().set("limits", Map.of("max", 3));
 * plugin.process(TestEvents.pageview());
 * assertThat(plugin.global().get("count")).isEqualTo(1);
 * }</pre>
 *
 * <p>Values are JSON values in Java's terms, as those of an event. Of what the plugin keeps there, sets are lists, maps
 * objects, big integers and regular expressions texts; functions, and what holds itself, are left out.
 */
public final class PluginGlobal {

    private final PluginUnderTest plugin;
    private final Map<String, @Nullable Object> given = new LinkedHashMap<>();

    PluginGlobal(PluginUnderTest plugin) {
        this.plugin = plugin;
    }

    /**
     * Puts a value there as if {@code setupPlugin} had done so; {@code setupPlugin} finds it there.
     *
     * @throws IllegalArgumentException if the value has no JSON form
     * @throws IllegalStateException if the plugin is loaded already
     */
    public PluginGlobal set(String name, @Nullable Object value) {
        plugin.requireNotLoaded("global().set(\"" + name + "\", …)", "what a running plugin keeps there is its own");
        given.put(name, GivenJson.read(GivenJson.write("the global '" + name + "'", value)));
        return this;
    }

    /** Returns the value of that name; null both for {@code null} and for what is not there. */
    public @Nullable Object get(String name) {
        return asMap().get(name);
    }

    /** Tells whether there is a value of that name. */
    public boolean has(String name) {
        return asMap().containsKey(name);
    }

    /** Returns everything by name; what the test has put there, until the plugin is loaded. */
    public Map<String, @Nullable Object> asMap() {
        return plugin.isLoaded() ? plugin.plugin().global() : given();
    }

    Map<String, @Nullable Object> given() {
        return Collections.unmodifiableMap(given);
    }

    void clear() {
        given.clear();
    }

    @Override
    public String toString() {
        return "global " + asMap();
    }
}
