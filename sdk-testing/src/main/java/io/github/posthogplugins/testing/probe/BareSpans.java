package io.github.posthogplugins.testing.probe;

import io.github.posthogplugins.coverage.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans as parser and engine agree on them: whether parentheses and keywords belong to what they are around is a matter of
 * taste.
 */
final class BareSpans {

    private static final Pattern DECLARATION = Pattern.compile("(?:const|let|var)\\s+");

    private final String text;

    BareSpans(String text) {
        this.text = text;
    }

    /** Returns a span without the parentheses and spaces around it. */
    Span bare(Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && isAround(text.charAt(start), '(')) {
            start++;
        }
        while (end > start && isAround(text.charAt(end - 1), ')')) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean isAround(char character, char parenthesis) {
        return character == parenthesis || Character.isWhitespace(character);
    }

    /** Returns where a statement begins, without the keyword of a declaration. */
    int start(Span span) {
        Span bare = bare(span);
        Matcher keyword = DECLARATION.matcher(text).region(bare.start(), bare.end());
        return keyword.lookingAt() ? keyword.end() : bare.start();
    }
}
