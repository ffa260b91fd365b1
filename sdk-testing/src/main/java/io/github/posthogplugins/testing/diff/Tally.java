package io.github.posthogplugins.testing.diff;

/** Counts what is the same in one object or array. */
final class Tally {

    private final JsonPath path;
    private final boolean array;
    private int same;
    private int all;

    Tally(JsonPath path, boolean array) {
        this.path = path;
        this.array = array;
    }

    void count(boolean isSame) {
        all++;
        same += isSame ? 1 : 0;
    }

    boolean hasDifferences() {
        return same < all;
    }

    @Override
    public String toString() {
        String where = path.isRoot() ? (array ? "elements" : "members") : "in " + path;
        return same + " of " + all + " " + where;
    }
}
