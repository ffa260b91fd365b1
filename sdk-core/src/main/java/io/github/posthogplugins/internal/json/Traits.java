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

    /** Returns the traits of a text with a deeper part; what is changed in JavaScript is spelled in its way. */
    Traits with(int partDepth) {
        return partDepth <= depth ? this : new Traits(regular, numbersOfJavaScript, partDepth);
    }
}
