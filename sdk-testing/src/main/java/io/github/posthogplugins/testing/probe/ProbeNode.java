package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import org.jspecify.annotations.Nullable;

/** Sits in the engine's tree beside what it watches. */
final class ProbeNode extends ExecutionEventNode {

    private final EventContext context;
    private final @Nullable RunSite run;
    private final @Nullable ValueSite value;

    ProbeNode(EventContext context, @Nullable RunSite run, @Nullable ValueSite value) {
        this.context = context;
        this.run = run;
        this.value = value;
    }

    @Override
    protected void onEnter(VirtualFrame frame) {
        if (run != null) {
            run.enter();
        }
        if (Patience.isOver()) {
            throw context.createError(new OutOfPatienceException());
        }
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
        if (value != null && result != null) {
            boolean isTrue = GuestValues.isTrue(result);
            value.note(isTrue, GuestValues.isMissing(result));
            if (value.isNegated()) {
                throw context.createUnwind(!isTrue);
            }
        }
    }

    /** What comes back is what {@link #onReturnValue} has thrown. */
    @Override
    protected Object onUnwind(VirtualFrame frame, Object info) {
        return info;
    }
}
