package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.ExecutionEventNodeFactory;
import com.oracle.truffle.api.instrumentation.StandardTags.RootTag;
import com.oracle.truffle.api.instrumentation.StandardTags.StatementTag;
import io.github.posthogplugins.coverage.Span;
import org.jspecify.annotations.Nullable;

/** Gives those nodes of the engine's tree a probe that are something in the author's source. */
final class ProbeFactory implements ExecutionEventNodeFactory {

    @Override
    public @Nullable ExecutionEventNode create(EventContext context) {
        ProbedScript script = CodeProbes.of(context.getInstrumentedSourceSection().getSource());
        if (script == null) {
            return null;
        }
        Span span = script.authorSpan(context.getInstrumentedSourceSection());
        System.err.println("NODE " + context.getInstrumentedNode().getClass().getSimpleName() + " "
                + (context.hasTag(StatementTag.class) ? "S" : "") + (context.hasTag(RootTag.class) ? "R" : "")
                + (context.hasTag(com.oracle.truffle.api.instrumentation.StandardTags.ExpressionTag.class) ? "E" : "")
                + " " + span + " " + script.source().file().text().substring(span.start(), span.end()).replace("\n", "|"));
        return null;
    }
}
