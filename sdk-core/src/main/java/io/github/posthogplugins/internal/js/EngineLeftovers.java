package io.github.posthogplugins.internal.js;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;

/**
 * Keeps what the engine has left behind in one context from the others.
 *
 * <p>Whatever ends a context from outside is done by the thread inside, wherever it is. If that is where the stack ends,
 * the engine may be left with half of what it had to do: it goes on with it on the same thread, in whatever context comes
 * next, or can't leave the context in order.
 */
final class EngineLeftovers {

    private static final int MOST = 8;

    /** To be closed, a context waits for whoever it believes to be inside. */
    private static final long PATIENCE_MILLIS = 5_000;

    /** The engine looks for what it has to do when a function is called and when a loop goes round. */
    private static final Source LOOK =
            Resources.internal("look.js", "(function () { let i = 0; while (i < 100) { i++ } return i })()");

    private EngineLeftovers() {}

    /** Returns when this thread has nothing left to do for a context that it is no longer in. */
    static void take() {
        boolean isClean = false;
        for (int i = 0; i < MOST && !isClean; i++) {
            isClean = runsCleanly();
        }
    }

    private static boolean runsCleanly() {
        try (Context other = JsEngine.newContext()) {
            return other.eval(LOOK).isNumber();
        } catch (RuntimeException leftover) {
            return false;
        }
    }

    /** Closes a context on a thread of its own, which takes what is left with it. */
    static void close(Context context) {
        Thread closer = new Thread(() -> closeQuietly(context), "posthog-plugin-close");
        closer.setDaemon(true);
        closer.start();
        waitFor(closer);
    }

    private static void closeQuietly(Context context) {
        try {
            context.close(true);
        } catch (RuntimeException damaged) {
            // It can't be entered any more, which is what was wanted.
            Thread.yield();
        }
    }

    private static void waitFor(Thread closer) {
        try {
            closer.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
