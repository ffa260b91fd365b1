package io.github.posthogplugins.internal.js;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * Loads what is otherwise first needed when a plugin has used up the stack: a class whose initialiser meets the end of the
 * stack can't be used any more, by nobody in the process.
 */
final class DeepClasses {

    private DeepClasses() {}

    /** Returns once they are loaded. */
    static void load() {
        Once.load();
    }

    /** Its initialiser is the first and only time. */
    private static final class Once {

        static {
            failInHost();
            waitForLock();
        }

        static void load() {}

        private static void failInHost() {
            ProxyExecutable failing = args -> {
                throw new IllegalStateException("As intended");
            };
            try (Context context = JsEngine.newContext()) {
                context.eval("js", "(fail) => { try { fail() } catch (failure) { return `${failure}` } }")
                        .execute(failing);
            }
        }

        private static void waitForLock() {
            try {
                boolean isOpen = new CountDownLatch(1).await(1, TimeUnit.MICROSECONDS);
                assert !isOpen;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
