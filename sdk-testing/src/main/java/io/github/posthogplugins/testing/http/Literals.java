package io.github.posthogplugins.testing.http;

import java.util.regex.Pattern;

/** Texts as parts of regular expressions. */
final class Literals {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]");

    private Literals() {}

    /** Returns an expression for exactly that text which people can still read, unlike {@link Pattern#quote}. */
    static String regex(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }
}
