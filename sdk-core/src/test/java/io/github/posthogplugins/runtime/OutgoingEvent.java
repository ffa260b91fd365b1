package io.github.posthogplugins.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.posthogplugins.plugin.EventOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What leaves a chain, as text.
 *
 * <p>What no plugin touched may be copied as it came: numbers may then be spelled as in the input, and characters be
 * escaped in another way. Such a text counts as the expected one; any other difference does not.
 */
final class OutgoingEvent {

    /** A token of JSON: a punctuation mark, a name, a string without escapes, or a number as it is spelled. */
    private record Token(JsonToken type, String text) {}

    private OutgoingEvent() {}

    static String describe(EventOutcome outcome, String expected, String input) {
        String found = text(outcome);
        return isSameButForSpelling(found, expected, input) ? expected : found;
    }

    private static String text(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.Kept kept) {
            return "kept " + kept.event().toJson();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "no event " + value.json();
        }
        return outcome instanceof EventOutcome.Rejected rejected
                ? "rejected with " + rejected.error().name()
                : "dropped";
    }

    private static boolean isSameButForSpelling(String found, String expected, String input) {
        if (found.equals(expected) || !found.startsWith("kept {") || !expected.startsWith("kept {")) {
            return found.equals(expected);
        }
        List<Token> these = tokens(found.substring("kept ".length()));
        List<Token> those = tokens(expected.substring("kept ".length()));
        Set<Token> ofInput = new HashSet<>(tokens(input));
        if (these.size() != those.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            Token token = these.get(i);
            if (!token.equals(those.get(i)) && !(ofInput.contains(token) && isSameNumber(token, those.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** A number beyond all others is {@code null} once a plugin touched it. */
    private static boolean isSameNumber(Token found, Token expected) {
        if (!found.type().isNumeric()) {
            return false;
        }
        double number = Double.parseDouble(found.text());
        return expected.type() == JsonToken.VALUE_NULL
                ? Double.isInfinite(number)
                : expected.type().isNumeric() && number == Double.parseDouble(expected.text());
    }

    private static List<Token> tokens(String json) {
        List<Token> tokens = new ArrayList<>();
        try (JsonParser parser = FidelityTable.JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                tokens.add(new Token(parser.currentToken(), parser.getText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }
}
