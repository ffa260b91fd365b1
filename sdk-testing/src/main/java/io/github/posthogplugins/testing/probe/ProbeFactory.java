package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.ExecutionEventNodeFactory;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.InstrumentableNode.WrapperNode;
import com.oracle.truffle.api.instrumentation.StandardTags.ExpressionTag;
import com.oracle.truffle.api.instrumentation.StandardTags.RootTag;
import com.oracle.truffle.api.instrumentation.StandardTags.StatementTag;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import io.github.posthogplugins.coverage.Span;
import org.jspecify.annotations.Nullable;

/** Gives those nodes of the engine's tree a probe that are something in the author's source. */
final class ProbeFactory implements ExecutionEventNodeFactory {

    @Override
    public @Nullable ExecutionEventNode create(EventContext context) {
        ProbedScript script =
                CodeProbes.of(context.getInstrumentedSourceSection().getSource());
        return script == null ? null : create(context, script);
    }

    private static @Nullable ExecutionEventNode create(EventContext context, ProbedScript script) {
        Span span = script.authorSpan(context.getInstrumentedSourceSection());
        ProbedSource source = script.source();
        if (context.hasTag(RootTag.class)) {
            return isFunction(context) ? probe(context, source.function(span)) : null;
        }
        if (span.start() == span.end()) {
            return isDeclaration(context) ? probe(context, source.loop(span.start())) : null;
        }
        return isRepetition(context, script, span) ? null : probe(context, source, span);
    }

    private static @Nullable ExecutionEventNode probe(EventContext context, @Nullable RunSite run) {
        return run == null ? null : new ProbeNode(context, run, null, false);
    }

    private static @Nullable ExecutionEventNode probe(EventContext context, ProbedSource source, Span span) {
        RunSite run = context.hasTag(StatementTag.class) ? source.statement(span) : source.expressionStatement(span);
        ValueSite value = source.value(span);
        boolean isTurned = value != null && source.isInequality(span) && isEquality(context.getInstrumentedNode());
        return run == null && value == null ? null : new ProbeNode(context, run, value, isTurned);
    }

    /** What an async function does once it has been called is a root of its own, which runs again after each wait. */
    private static boolean isFunction(EventContext context) {
        return context.getInstrumentedNode()
                .getRootNode()
                .getClass()
                .getSimpleName()
                .equals("FunctionRootNode");
    }

    /** The guard of a loop begins with one; the calls that it also consists of are expressions. */
    private static boolean isDeclaration(EventContext context) {
        return context.hasTag(StatementTag.class) && !context.hasTag(ExpressionTag.class);
    }

    /** Of several nodes that are one thing to the author, the outermost has the value that counts. */
    private static boolean isRepetition(EventContext context, ProbedScript script, Span span) {
        BareSpans spans = script.source().spans();
        Span bare = spans.bare(span);
        for (Node node = context.getInstrumentedNode().getParent(); node != null; node = node.getParent()) {
            SourceSection section = node.getSourceSection();
            if (section != null && section.isAvailable() && !(node instanceof WrapperNode)) {
                return isProbed(node) && spans.bare(script.authorSpan(section)).equals(bare);
            }
        }
        return false;
    }

    private static boolean isProbed(Node node) {
        return node instanceof InstrumentableNode probed
                && probed.isInstrumentable()
                && (probed.hasTag(StatementTag.class) || probed.hasTag(ExpressionTag.class));
    }

    /** The engine makes {@code if (a !== b) c; else d} an {@code if (a === b) d; else c}, with the place of the former. */
    private static boolean isEquality(Node node) {
        String name = node.getClass().getSimpleName();
        return name.contains("Identical") || name.contains("Equal");
    }
}
