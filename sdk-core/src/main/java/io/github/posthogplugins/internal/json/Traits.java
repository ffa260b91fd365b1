package io.github.posthogplugins.internal.json;

/**
 * What has been seen of a text while it was read.
 *
 * @param regular whether JavaScript, having read and written it, would leave all members and their order as they are
 * @param numbersOfJavaScript whether all numbers are spelled as JavaScript spells them
 * @param depth how deep objects and arrays are nested at most
 */
record Traits(boolean regular, boolean numbersOfJavaScript, int depth) {

    static final Traits NONE = new Traits(true, true, 1);

    /** Returns the traits of an object that both have members in. */
    Traits and(Traits other) {
        return new Traits(
                regular && other.regular,
                numbersOfJavaScript && other.numbersOfJavaScript,
                Math.max(depth, other.depth));
    }

    /** Returns the traits of an object with a member that has these. */
    Traits oneUp() {
        return new Traits(regular, numbersOfJavaScript, depth + 1);
    }
}
