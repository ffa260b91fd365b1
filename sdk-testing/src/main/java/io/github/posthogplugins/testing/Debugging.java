package io.github.posthogplugins.testing;

import io.github.posthogplugins.runtime.PluginDebugger;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** {@code -Dposthog.debug}: lets Chrome and editors stop plugins at breakpoints, and says how, once per process. */
final class Debugging {

    private static final String PROPERTY = "posthog.debug";
    private static final String SUSPEND = "posthog.debug.suspend";

    /** Why it could not be started, for every test that asks. */
    private static @Nullable String refusal;

    private static boolean begun;

    private Debugging() {}

    /** Gives the engine a head start, unless it is to start with a debugger. */
    static void prepareEngine() {
        if (!isAskedFor()) {
            PluginRuntime.prepare();
        }
    }

    /**
     * Starts the debugger if the property asks for it, and has not been heard yet.
     *
     * @throws IllegalStateException if that is not possible; the message says what to do
     */
    static synchronized void beginIfAskedFor() {
        if (!begun && isAskedFor()) {
            begun = true;
            begin(System.err);
        }
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }

    private static boolean isAskedFor() {
        String value = System.getProperty(PROPERTY);
        return value != null && !value.equals("false");
    }

    private static void begin(PrintStream out) {
        try {
            out.println(words(builder(System.getProperty(PROPERTY)).start()));
        } catch (IllegalStateException | IllegalArgumentException refused) {
            refusal = refused.getMessage();
        }
    }

    private static PluginDebugger.Builder builder(String value) {
        PluginDebugger.Builder builder = PluginDebugger.builder();
        if (!value.isEmpty() && !value.equals("true")) {
            builder.withPort(port(value));
        }
        return "false".equals(System.getProperty(SUSPEND)) ? builder.withoutSuspending() : builder;
    }

    private static int port(String value) {
        if (!value.matches("0|[1-9]\\d{3,4}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException(
                    "-D" + PROPERTY + "=" + value + " names no port.\nLeave the value out for"
                            + " port 9229, or give one from 1024 to 65535, or 0 for any that is free.");
        }
        return Integer.parseInt(value);
    }

    static String words(PluginDebugger debugger) {
        return "Breakpoints in PostHog plugins: attach a debugger\n"
                + "  Chrome   " + debugger.devToolsUrl() + "\n"
                + "           or chrome://inspect, \"inspect\" below \"Remote Target\"\n"
                + "  VS Code  \"Attach to Node\", port " + debugger.port() + "\n"
                + "  others   " + debugger.webSocketUrl() + "\n"
                + (debugger.suspends()
                        ? "The tests wait until one is attached, and stop at the first line of the first plugin;"
                                + " with -D" + SUSPEND + "=false they do not."
                        : "The tests do not wait for it.")
                + " Time limits of plugins are off.";
    }
}
