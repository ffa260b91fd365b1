package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.EventAccess;
import io.github.posthogplugins.plugin.EventAccess.Kind;
import io.github.posthogplugins.testing.chain.MemberChange;
import io.github.posthogplugins.testing.chain.MemberPath;
import io.github.posthogplugins.testing.chain.TracedStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin did with an event, in the terms of the rules.
 *
 * @param step the same as it was watched
 */
record Conduct(TracedStep step) {

    private static final String ELSEWHERE = "in the event that it returns";

    /** What the plugin looked for by name and did not find. */
    List<MemberPath> missed() {
        return accesses(Kind.READ)
                .filter(access -> !access.found())
                .map(access -> new MemberPath(access.path()))
                .toList();
    }

    /** Tells whether the plugin looked for this by name and found it. */
    boolean found(MemberPath path) {
        return accesses(Kind.READ)
                .anyMatch(access ->
                        access.found() && !access.listed() && access.path().equals(path.names()));
    }

    /** Tells whether the plugin has regarded something as a whole that this is in. */
    boolean listedAround(MemberPath path) {
        return accesses(Kind.LIST)
                .map(access -> new MemberPath(access.path()))
                .anyMatch(listed -> path.isWithin(listed) && !path.equals(listed));
    }

    /** What the plugin set, to something other than null. */
    Map<MemberPath, Object> values() {
        Map<MemberPath, Object> values = new LinkedHashMap<>();
        step.changes().stream()
                .filter(change -> change.after() != null)
                .forEach(change -> values.put(change.path(), change.after()));
        accesses(Kind.WRITE).map(access -> new MemberPath(access.path())).forEach(path -> {
            Object value = step.left().map(event -> valueAt(event, path)).orElse(null);
            if (value != null && !(value instanceof Map)) {
                values.put(path, value);
            }
        });
        return values;
    }

    /** What was not there before the plugin, or null. */
    List<MemberPath> created() {
        return step.changes().stream()
                .filter(change -> change.before() == null && change.after() != null)
                .map(MemberChange::path)
                .toList();
    }

    /** What was there before the plugin, and is not any more. */
    List<MemberPath> removed() {
        return step.changes().stream()
                .filter(MemberChange::isLoss)
                .map(MemberChange::path)
                .toList();
    }

    /** What the plugin wants to be gone, whether or not it was there. */
    List<MemberPath> unwanted() {
        return Stream.concat(removed().stream(), accesses(Kind.DELETE).map(access -> new MemberPath(access.path())))
                .distinct()
                .toList();
    }

    boolean leaves(MemberPath path) {
        return step.left().map(event -> valueAt(event, path)).isPresent();
    }

    private Stream<EventAccess> accesses(Kind kind) {
        return step.accesses().stream().filter(access -> access.kind() == kind);
    }

    static @Nullable Object valueAt(PluginEvent event, MemberPath path) {
        Object value = event.fields();
        for (String name : path.names()) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    // ---- where ----

    String placeOfRead(MemberPath path) {
        return place(step.access(Kind.READ, path));
    }

    /** A member may have been set with what is around it. */
    String placeOfWrite(MemberPath path) {
        for (int length = path.names().size(); length > 0; length--) {
            Optional<EventAccess> access =
                    step.access(Kind.WRITE, new MemberPath(path.names().subList(0, length)));
            if (access.isPresent()) {
                return place(access);
            }
        }
        return ELSEWHERE;
    }

    /** Of a deletion, the engine tells no more than the function. */
    String placeOfRemoval(MemberPath path) {
        return step.access(Kind.DELETE, path)
                .flatMap(EventAccess::location)
                .map(place -> "in the function at " + place)
                .orElseGet(() -> placeOfWrite(path));
    }

    private static String place(Optional<EventAccess> access) {
        return access.flatMap(EventAccess::location).map(place -> "at " + place).orElse(ELSEWHERE);
    }
}
