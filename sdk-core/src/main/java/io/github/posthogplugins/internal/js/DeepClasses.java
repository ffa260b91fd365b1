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
            matchGroups();
            waitForLock();
        }

        static void load() {}

        private static void failInHost() {
            ProxyExecutable failing = args -> {
                throw new IllegalStateException("As intended");
            };
            try (Context context = JsEngine.newContext()) {
                context.eval(Resources.internal(
                                "failing.js", "(fail) => { try { fail() } catch (failure) { return `${failure}` } }"))
                        .execute(failing);
            }
        }

        /** Regular expressions find their groups by classes of their own. */
        private static void matchGroups() {
            try (Context context = JsEngine.newContext()) {
                context.eval(Resources.internal(
                        "groups.js",
                        "for (let i = 0; i < 4; i++) { /(a|b)+(?:c(d)?)*x(?<y>.)?$/.exec('zabcdx' + i).groups.y;"
                                + "'a1b2'.replace(/([a-z])(\\d)/g, '$2$1'); /(?<=(a))b(?=(c))|\\1/i.exec('Abc') }"));
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
