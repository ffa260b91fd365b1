package io.github.posthogplugins.internal.js;

import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/** The text that a plugin has evaluated itself ({@code new Function}), for error messages that quote it. */
final class EvaluatedCode {

    private EvaluatedCode() {}

    /** Returns what is before and after the place where an error was made; both empty if there is no such place. */
    static List<String> around(Value error) {
        if (!error.isException()) {
            return List.of("", "");
        }
        try {
            throw error.throwException();
        } catch (PolyglotException thrown) {
            return around(thrown);
        }
    }

    private static List<String> around(PolyglotException thrown) {
        return StreamSupport.stream(thrown.getPolyglotStackTrace().spliterator(), false)
                .filter(StackFrame::isGuestFrame)
                .map(StackFrame::getSourceLocation)
                .filter(Objects::nonNull)
                .findFirst()
                .filter(place -> !place.getSource().isInternal())
                .map(EvaluatedCode::around)
                .orElse(List.of("", ""));
    }

    private static List<String> around(SourceSection place) {
        return AuthorsCode.around(place.getSource().getCharacters().toString(), place.getCharIndex());
    }
}
