package io.github.posthogplugins.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.Markers;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three marker arrays of one event (event.md §5).
 *
 * <p>Arrays that the event brings along are continued. If it brings something truthy that is no array, the server fails
 * at every plugin that it wants to note down there, and leaves the value alone; so does this.
 */
final class MarkerBook {

    private static final JsonMapper WRITER = JsonMapper.builder().build();
    private static final String SUCCEEDED = "$plugins_succeeded";
    private static final String FAILED = "$plugins_failed";
    private static final String DEFERRED = "$plugins_deferred";

    private final List<String> succeeded;
    private final List<String> failed;
    private final List<String> deferred = new ArrayList<>();
    private final @Nullable Object strangeSucceeded;
    private final @Nullable Object strangeFailed;

    private MarkerBook(
            List<String> succeeded,
            List<String> failed,
            @Nullable Object strangeSucceeded,
            @Nullable Object strangeFailed) {
        this.succeeded = succeeded;
        this.failed = failed;
        this.strangeSucceeded = strangeSucceeded;
        this.strangeFailed = strangeFailed;
    }

    /** Returns the arrays that the event brings along. */
    static MarkerBook startedBy(PluginEvent event) {
        return new MarkerBook(
                listAt(event, SUCCEEDED), listAt(event, FAILED), strangeAt(event, SUCCEEDED), strangeAt(event, FAILED));
    }

    /** Returns empty arrays, whatever the event brings along. */
    static MarkerBook empty() {
        return new MarkerBook(new ArrayList<>(), new ArrayList<>(), null, null);
    }

    private static List<String> listAt(PluginEvent event, String name) {
        List<String> list = new ArrayList<>();
        if (event.property(name) instanceof List<?> brought) {
            brought.forEach(element -> list.add(String.valueOf(element)));
        }
        return list;
    }

    private static @Nullable Object strangeAt(PluginEvent event, String name) {
        Object brought = event.property(name);
        boolean isFalsy = brought == null
                || brought.equals(false)
                || brought.equals("")
                || (brought instanceof Number number && number.doubleValue() == 0);
        return isFalsy || brought instanceof List<?> ? null : brought;
    }

    boolean knows(String plugin) {
        return succeeded.contains(plugin) || failed.contains(plugin);
    }

    /** Notes a success; false if the event brought something that can't be noted in. */
    boolean succeed(String plugin) {
        if (strangeSucceeded != null) {
            return false;
        }
        return succeeded.add(plugin);
    }

    void fail(String plugin) {
        failed.add(plugin);
    }

    void defer(String plugin) {
        deferred.add(plugin);
    }

    boolean isEmpty() {
        return succeeded.isEmpty() && failed.isEmpty() && deferred.isEmpty() && strangeSucceeded == null;
    }

    /** Tells whether the event brought something that can't be noted in. */
    boolean isStrange() {
        return strangeSucceeded != null || strangeFailed != null;
    }

    Markers toMarkers() {
        return new Markers(succeeded, failed, deferred);
    }

    /** Returns the event with the markers that it entered the chain with. */
    static PluginEvent unmarked(PluginEvent event, PluginEvent entered) {
        PluginEvent unmarked = event;
        for (String name : List.of(SUCCEEDED, FAILED, DEFERRED)) {
            unmarked = entered.hasProperty(name)
                    ? unmarked.withProperty(name, entered.property(name))
                    : unmarked.withoutProperty(name);
        }
        return unmarked;
    }

    /** The properties to write, in the server's order. */
    JsonObject toProperties(boolean withDeferred) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(SUCCEEDED, strangeSucceeded == null ? succeeded : strangeSucceeded);
        properties.put(FAILED, strangeFailed == null ? failed : strangeFailed);
        if (withDeferred) {
            properties.put(DEFERRED, deferred);
        }
        try {
            return JsonObject.readTrusted(WRITER.writeValueAsString(properties));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
