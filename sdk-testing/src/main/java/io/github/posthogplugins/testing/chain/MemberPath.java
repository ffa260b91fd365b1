package io.github.posthogplugins.testing.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * Where something is in an event.
 *
 * @param names the names from the outside in, such as {@code properties}, {@code $ip}
 */
public record MemberPath(List<String> names) implements Comparable<MemberPath> {

    private static final String PROPERTIES = "properties";

    /** Copies the names. */
    public MemberPath {
        names = List.copyOf(names);
    }

    /** Returns the path of a top-level field, or of something in it. */
    public static MemberPath field(String... names) {
        return new MemberPath(List.of(names));
    }

    /** Returns the path of a property, or of something in it. */
    public static MemberPath property(String... names) {
        List<String> all = new ArrayList<>(List.of(names));
        all.add(0, PROPERTIES);
        return new MemberPath(all);
    }

    MemberPath child(String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return new MemberPath(all);
    }

    /** Tells whether this is inside what is at the other path, or is the same. */
    public boolean isWithin(MemberPath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** Tells whether it is a property, or in one. */
    public boolean isProperty() {
        return names.size() > 1 && names.get(0).equals(PROPERTIES);
    }

    /** Returns the name as authors say it: {@code $ip} for {@code properties.$ip}, and paths with dots. */
    public String name() {
        return String.join(".", isProperty() ? names.subList(1, names.size()) : names);
    }

    @Override
    public int compareTo(MemberPath other) {
        return toString().compareTo(other.toString());
    }

    /** Returns {@code property '$ip'} or {@code field 'ip'}. */
    @Override
    public String toString() {
        return (isProperty() ? "property '" : "field '") + name() + "'";
    }
}
