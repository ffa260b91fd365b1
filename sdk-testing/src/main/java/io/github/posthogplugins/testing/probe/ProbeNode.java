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
    private final boolean isTurned;

    /** Creates a probe; a value that is turned is true where the author's is false. */
    ProbeNode(EventContext context, @Nullable RunSite run, @Nullable ValueSite value, boolean isTurned) {
        this.context = context;
        this.run = run;
        this.value = value;
        this.isTurned = isTurned;
        if (run != null) {
            run.see();
        }
        if (value != null) {
            value.see();
        }
    }

    @Override
    protected void onEnter(VirtualFrame frame) {
        if (run != null) {
            run.enter();
        }
        if (Patience.isOver()) {
            throw new OutOfPatienceException(this);
        }
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
        if (value != null && result != null) {
            boolean isTrue = GuestValues.isTrue(result);
            value.note(isTrue != isTurned, GuestValues.isMissing(result));
            if (value.isNegated()) {
                throw context.createUnwind(!isTrue);
            }
        }
    }

    /** What waits for a promise is visited once more when the promise is settled. */
    @Override
    protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
        if (run != null && exception.getClass().getSimpleName().equals("YieldException")) {
            run.leave();
        }
    }

    /** What comes back is what {@link #onReturnValue} has thrown. */
    @Override
    protected Object onUnwind(VirtualFrame frame, Object info) {
        return info;
    }
}
