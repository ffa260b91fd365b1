package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags.ExpressionTag;
import com.oracle.truffle.api.instrumentation.StandardTags.RootTag;
import com.oracle.truffle.api.instrumentation.StandardTags.StatementTag;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import org.jspecify.annotations.Nullable;

/** Puts the probes into the engine's trees. The engine makes one when it is first asked for. */
public final class ProbeInstrument extends TruffleInstrument {

    static final String ID = "posthog-plugin-probes";

    private @Nullable Instrumenter instrumenter;
    private boolean attached;

    @Override
    protected void onCreate(Env env) {
        instrumenter = env.getInstrumenter();
        env.registerService(this);
    }

    /** Puts probes into the plugins that {@link CodeProbes} knows, now and later. */
    synchronized void attach() {
        if (!attached && instrumenter != null) {
            attached = true;
            instrumenter.attachExecutionEventFactory(filter(), new ProbeFactory());
        }
    }

    private static SourceSectionFilter filter() {
        return SourceSectionFilter.newBuilder()
                .includeInternal(false)
                .sourceIs(source -> CodeProbes.of(source) != null)
                .tagIs(StatementTag.class, ExpressionTag.class, RootTag.class)
                .build();
    }
}
