package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.js.Settled.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Starts the hooks of one plugin, one at a time, and runs what they wait for. */
final class HookCaller implements LoopOwner {

    private final PluginContext context;
    private final Waiting waiting;
    private @Nullable PendingHook active;
    private boolean givesUp;

    HookCaller(PluginContext context, Waiting waiting) {
        this.context = context;
        this.waiting = waiting;
    }

    /** Runs a hook to its end. */
    Settled call(String kernelFunction, Object... args) {
        return finish(start(kernelFunction, args));
    }

    /** Runs {@code setupPlugin}, whose code is under the limit of a script up to the first thing that it waits for. */
    Settled setUp(int attempt, int attempts) {
        PendingHook hook = begin();
        guarded(() -> context.callScript("setup", attempt, attempts, settler(hook)));
        return finish(hook);
    }

    /** Starts a hook: its code runs up to the first thing that has to be waited for. */
    PendingHook start(String kernelFunction, @Nullable Object... args) {
        PendingHook hook = begin();
        Object[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = settler(hook);
        guarded(() -> context.call(kernelFunction, all));
        return hook;
    }

    /**
     * Runs {@code processEvent}. What it has put on the queue runs before it has ended.
     *
     * @param call makes the call with the function that is told how it ended, and answers what was returned
     */
    Settled processEvent(Function<ProxyExecutable, Value> call) {
        PendingHook hook = begin();
        guarded(() -> {
            Returned returned = Returned.of(call.apply(settler(hook)).asInt());
            if (returned != Returned.PENDING) {
                hook.settle(Settled.returned(returned));
            }
        });
        return finish(hook);
    }

    /** A hook may begin while another waits: a retry, or a job. */
    private PendingHook begin() {
        PendingHook hook = new PendingHook(active);
        active = hook;
        return hook;
    }

    /** {@code settled(succeeded, what was returned, or the description of the error)}. */
    private static ProxyExecutable settler(PendingHook hook) {
        return result -> {
            hook.settle(read(result));
            return null;
        };
    }

    private static Settled read(Value[] result) {
        if (!result[0].asBoolean()) {
            return Settled.failed(Unreadable.textOf(result[1]).orElseGet(Unreadable::description));
        }
        return Settled.returned(result[1].isNumber() ? Returned.of(result[1].asInt()) : Returned.NOTHING);
    }

    Settled finish(PendingHook hook) {
        if (!waiting.until(hook::isSettled, List.of(this)) && loop().isReady()) {
            hook.settle(Settled.endless());
        }
        active = hook.outer();
        return hook.result();
    }

    /** Runs what several hooks of several plugins wait for, until all have ended. */
    static void finishAll(List<HookCaller> callers, List<PendingHook> hooks) {
        callers.stream()
                .findFirst()
                .ifPresent(
                        first -> first.waiting.until(() -> hooks.stream().allMatch(PendingHook::isSettled), callers));
        for (int i = 0; i < hooks.size(); i++) {
            callers.get(i).active = hooks.get(i).outer();
        }
    }

    @Override
    public void run(Runnable task) {
        guarded(() -> context.run(task));
    }

    /** Being cut off ends the hook that is active. */
    private void guarded(Runnable guestWork) {
        try {
            guestWork.run();
        } catch (PolyglotException thrown) {
            if (active == null) {
                context.record().lostError(context, thrown);
            } else {
                active.settle(settled(thrown));
            }
        } catch (OutOfMemoryError beforeTheEngineCouldTell) {
            context.outOfMemory();
            if (active != null) {
                active.settle(Settled.failed(Unreadable.outOfMemory()));
            }
        } catch (BrokenPluginException broken) {
            throw broken;
        } catch (RuntimeException failure) {
            settleDamaged(failure);
        }
    }

    /** An interruption at the end of the stack may leave the engine unable to leave its context in order. */
    private void settleDamaged(RuntimeException failure) {
        if (!context.isInterrupted()) {
            throw failure;
        }
        context.damaged();
        if (active != null) {
            active.settle(Settled.failed(Unreadable.cutOff()));
        }
    }

    /** A hook that is no promise throws right through the host. */
    private Settled settled(PolyglotException thrown) {
        Value guestError = thrown.getGuestObject();
        return guestError == null || thrown.isInterrupted()
                ? Settled.cutOff(thrown)
                : Settled.failed(context.describe(guestError));
    }

    /** Runs what is ready, without waiting. */
    void runReady() {
        Waiting.runReady(this);
    }

    /** Runs and waits until nothing is under way any more; what never comes to rest is ended. */
    void runUntilQuiet() {
        if (!waiting.untilQuiet(this)) {
            loop().drop();
            context.record().endlessBackground();
        }
    }

    /** What is still awaited is given up when its time is over. */
    void giveUpInTime() {
        double deadline = armGuards();
        if (deadline >= 0 && !givesUp) {
            givesUp = true;
            Instant at = Instant.ofEpochMilli((long) Math.ceil(deadline));
            context.timers().schedule(Duration.between(context.clock().instant(), at), this::giveUp);
        }
    }

    private void giveUp() {
        givesUp = false;
        context.expireGuard();
    }

    @Override
    public EventLoop loop() {
        return context.loop();
    }

    @Override
    public double armGuards() {
        double[] earliest = {-1};
        guarded(() -> earliest[0] = context.armGuards());
        return earliest[0];
    }

    @Override
    public void expireGuard() {
        run(context::expireGuard);
    }

    @Override
    public boolean hasTimers() {
        return !context.timers().isEmpty();
    }
}
