package io.github.posthogplugins.internal.js;

/** Numbers of which it is certain that JavaScript spells them as Java does, but for {@code .0}. */
final class PlainNumbers {

    /** Java spells what is smaller, or at least {@link #LARGE}, with an exponent. */
    private static final double SMALL = 1e-3;

    private static final double LARGE = 1e7;

    /** So many whole numbers are exact. */
    private static final double LARGEST_WHOLE = 1e15;

    /** A point and fifteen digits: no other text with so many digits stands for the same number. */
    private static final int LONGEST = 16;

    private PlainNumbers() {}

    /** Tells whether {@link #spell} spells a number as {@code JSON.stringify} does. */
    static boolean canSpell(double number) {
        double size = Math.abs(number);
        return isWhole(number)
                ? size < LARGEST_WHOLE && size > 0
                : size >= SMALL && size < LARGE && Double.toString(size).length() <= LONGEST;
    }

    /** Returns the number as JSON. */
    static String spell(double number) {
        return isWhole(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number);
    }
}
