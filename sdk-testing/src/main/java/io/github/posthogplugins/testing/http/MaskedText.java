package io.github.posthogplugins.testing.http;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A text, parts of which are secret. */
record MaskedText(List<Part> parts) {

    static final String HIDDEN = "REDACTED";

    /** A part that is shown, or one that is not. */
    record Part(String text, boolean isHidden) {}

    MaskedText {
        parts = List.copyOf(parts);
    }

    /**
     * @param hidden the positions of the characters that are secret
     */
    static MaskedText of(String text, BitSet hidden) {
        List<Part> parts = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            boolean isHidden = hidden.get(start);
            int change = isHidden ? hidden.nextClearBit(start) : hidden.nextSetBit(start);
            int end = change < 0 ? text.length() : Math.min(change, text.length());
            parts.add(new Part(text.substring(start, end), isHidden));
            start = end;
        }
        return new MaskedText(parts);
    }

    /** Tells whether nothing is secret. */
    boolean isClean() {
        return parts.stream().noneMatch(Part::isHidden);
    }

    /** The text with a word in place of each secret. */
    String shown() {
        return join(text -> text, HIDDEN);
    }

    /** A regular expression for the text, which lets secrets be anything. */
    String regex() {
        return join(Literals::regex, ".*");
    }

    private String join(UnaryOperator<String> spelling, String hidden) {
        return parts.stream()
                .map(part -> part.isHidden() ? hidden : spelling.apply(part.text()))
                .collect(Collectors.joining());
    }
}
