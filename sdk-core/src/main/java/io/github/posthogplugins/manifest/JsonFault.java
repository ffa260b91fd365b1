package io.github.posthogplugins.manifest;

import static io.github.posthogplugins.manifest.ManifestDocument.FILE;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an author did to make a text not JSON, guessed from the place where the parser gave up. */
final class JsonFault {

    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_.$+-]+");

    private final String text;
    private final JsonProcessingException cause;
    private final int offset;

    JsonFault(String text, JsonProcessingException cause) {
        this.text = text;
        this.cause = cause;
        this.offset = offset(text, cause.getLocation());
    }

    private static int offset(String text, JsonLocation location) {
        return location == null ? 0 : (int) Math.min(text.length(), Math.max(0, location.getCharOffset()));
    }

    Problem problem() {
        if (cause instanceof StreamConstraintsException) {
            return tooDeep();
        }
        if (offset == text.length()) {
            return endsEarly();
        }
        return isComment() ? comment() : isTrailingComma() ? trailingComma() : unexpected();
    }

    private Problem tooDeep() {
        return error(
                "manifest.too-complex",
                offset,
                "plugin.json is nested deeper than " + JsonTreeReader.MAX_DEPTH + " levels or holds an endless number",
                "Simplify the file: a manifest needs six levels.");
    }

    private Problem endsEarly() {
        return error(
                "manifest.not-json",
                offset,
                "plugin.json ends before everything in it is closed",
                "Add the missing quote or bracket.");
    }

    private boolean isComment() {
        return text.startsWith("//", offset) || text.startsWith("/*", offset) || text.charAt(offset) == '#';
    }

    private Problem comment() {
        return error(
                "manifest.comment",
                offset,
                "plugin.json contains a comment, which JSON does not know",
                "Remove the comment; say it in the README or in a field's 'hint'.");
    }

    private boolean isTrailingComma() {
        return isClosing(text.charAt(offset)) && commaBefore() >= 0;
    }

    private static boolean isClosing(char character) {
        return character == '}' || character == ']';
    }

    private int commaBefore() {
        int index = offset - 1;
        while (index >= 0 && Character.isWhitespace(text.charAt(index))) {
            index--;
        }
        return index >= 0 && text.charAt(index) == ',' ? index : -1;
    }

    private Problem trailingComma() {
        return error(
                "manifest.trailing-comma",
                commaBefore(),
                "A comma stands before the closing '" + text.charAt(offset) + "'",
                "Remove the comma.");
    }

    private Problem unexpected() {
        return error(
                "manifest.not-json",
                offset,
                "plugin.json is not JSON: unexpected " + offender(),
                "Write strict JSON: keys and texts in double quotes, a comma between entries, nothing else.");
    }

    private String offender() {
        char character = text.charAt(offset);
        if (character == '\n' || character == '\r') {
            return "end of line within a text";
        }
        Matcher word = WORD.matcher(text).region(offset, text.length());
        return word.lookingAt() ? "'" + word.group() + "'" : "'" + character + "'";
    }

    private Problem error(String code, int at, String summary, String advice) {
        return Problem.error(code, position(at), summary, advice);
    }

    private Location position(int at) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return Location.at(FILE, line, at - text.lastIndexOf('\n', at - 1));
    }
}
