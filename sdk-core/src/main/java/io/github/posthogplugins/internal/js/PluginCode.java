package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.coverage.SourceOutline;
import java.util.function.Function;
import org.graalvm.polyglot.Engine;

/** The code of a plugin that is about to run, in the author's terms and in the engine's. */
public final class PluginCode {

    private final PluginBundle bundle;
    private final TransformedSource source;
    private final Function<String, SourceOutline> outlines;

    PluginCode(PluginBundle bundle, TransformedSource source, Function<String, SourceOutline> outlines) {
        this.bundle = bundle;
        this.source = source;
        this.outlines = outlines;
    }

    /** Returns the engine that runs it. */
    public Engine engine() {
        return JsEngine.shared();
    }

    /** Returns where the plugin's files come from: a path, or what the caller said. */
    public String origin() {
        return bundle.origin();
    }

    /** Returns the author's file. */
    public SourceFile file() {
        return bundle.main().orElseThrow();
    }

    /** Returns the script that the engine gets, under the name of the author's file, with the author's lines. */
    public String script() {
        return source.code();
    }

    /**
     * Returns the author's column; what the transform inserted counts as standing where it was inserted.
     *
     * @param line the line, from 1
     * @param column the column in {@link #script()}, from 1
     */
    public int authorColumn(int line, int column) {
        return source.columns().authorColumn(line, column);
    }

    /** Says what the author's file consists of. Loads the parser, which takes most of a second the first time. */
    public SourceOutline outline() {
        return outlines.apply(file().text());
    }
}
