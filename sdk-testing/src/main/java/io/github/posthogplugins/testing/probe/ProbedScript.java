package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.source.SourceSection;
import io.github.posthogplugins.coverage.Span;
import io.github.posthogplugins.coverage.TextLines;
import io.github.posthogplugins.internal.js.PluginCode;

/** A script that the engine runs, with the author's source that it was made of. */
final class ProbedScript {

    private final PluginCode code;
    private final ProbedSource source;
    private final TextLines scriptLines;
    private final TextLines authorLines;

    ProbedScript(PluginCode code, ProbedSource source) {
        this.code = code;
        this.source = source;
        this.scriptLines = new TextLines(code.script());
        this.authorLines = new TextLines(code.file().text());
    }

    ProbedSource source() {
        return source;
    }

    /** Returns what a part of the script is in the author's source; of no length if the transform has made it up. */
    Span authorSpan(SourceSection section) {
        return new Span(authorOffset(section.getCharIndex()), authorOffset(section.getCharEndIndex()));
    }

    private int authorOffset(int offset) {
        int line = scriptLines.lineOf(offset);
        return authorLines.offset(line, code.authorColumn(line, scriptLines.columnOf(offset)));
    }
}
