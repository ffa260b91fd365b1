package io.github.posthogplugins.testing.chain;

import io.github.posthogplugins.event.PluginEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different about one member of an event after a plugin.
 *
 * @param path where it is
 * @param kind what happened to it
 * @param before its value before, null also if it was not there
 * @param after its value afterwards, null also if it is not there
 */
public record MemberChange(
        MemberPath path,
        Kind kind,
        @Nullable Object before,
        @Nullable Object after) {

    /** What happened to a member. */
    public enum Kind {
        /** It was not there before. */
        ADDED,
        /** It has another value. */
        CHANGED,
        /** It is not there any more. */
        REMOVED
    }

    /** Returns the differences, in the order of the first event's members; objects are compared member by member. */
    public static List<MemberChange> between(PluginEvent before, PluginEvent after) {
        List<MemberChange> changes = new ArrayList<>();
        collect(MemberPath.field(), before.fields(), after.fields(), changes);
        return List.copyOf(changes);
    }

    private static void collect(MemberPath path, Map<?, ?> before, Map<?, ?> after, List<MemberChange> changes) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            MemberPath member = path.child(String.valueOf(name));
            if (!before.containsKey(name)) {
                added(member, after.get(name), changes);
            } else if (!after.containsKey(name)) {
                changes.add(new MemberChange(member, Kind.REMOVED, before.get(name), null));
            } else {
                compare(member, before.get(name), after.get(name), changes);
            }
        }
    }

    /** An object that is new is so with all that is in it. */
    private static void added(MemberPath path, @Nullable Object value, List<MemberChange> changes) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            collect(path, Map.of(), object, changes);
        } else {
            changes.add(new MemberChange(path, Kind.ADDED, null, value));
        }
    }

    private static void compare(
            MemberPath path, @Nullable Object before, @Nullable Object after, List<MemberChange> changes) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            collect(path, one, other, changes);
        } else if (!Objects.equals(before, after)) {
            changes.add(new MemberChange(path, Kind.CHANGED, before, after));
        }
    }

    /** Tells whether a value is gone: the member, or all but null of it. */
    public boolean isLoss() {
        return before != null && after == null;
    }

    /** Returns {@code property '$ip': "1.2.3.4" -> (none)}. */
    @Override
    public String toString() {
        return path + ": " + text(kind == Kind.ADDED, before) + " -> " + text(kind == Kind.REMOVED, after);
    }

    private static String text(boolean isAbsent, @Nullable Object value) {
        if (isAbsent) {
            return "(none)";
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
