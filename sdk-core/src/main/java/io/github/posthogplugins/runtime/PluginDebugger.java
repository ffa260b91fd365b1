package io.github.posthogplugins.runtime;

import io.github.posthogplugins.internal.js.JsPlugins;
import java.net.URI;
import java.util.OptionalInt;

/**
 * Stops the plugins of this process at breakpoints that somebody sets in Chrome's DevTools, in VS Code, or in any other
 * debugger for Node.
 *
 * <pre>{@code
 * PluginDebugger debugger = PluginDebugger.builder().start();     // before anything else is done with plugins
 * System.err.println("Open " + debugger.devToolsUrl() + " in Chrome");
 * }</pre>
 *
 * <p>It needs {@code org.graalvm.tools:chromeinspector-tool} on the class path, in the engine's version. Only this machine
 * can connect. Plugins that are loaded from a folder show up as the files there, TypeScript as its author wrote it.
 *
 * <p>From the start on, no limit in real time ends plugin code any more, and on the real clock nothing that a plugin waits
 * for is ever given up; so this is for tests and for looking into things. It stays as long as the process.
 */
public final class PluginDebugger {

    private static final String DEV_TOOLS = "devtools://devtools/bundled/js_app.html?ws=";

    private final URI address;
    private final boolean suspends;

    private PluginDebugger(URI address, boolean suspends) {
        this.address = address;
        this.suspends = suspends;
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the port that it listens on, on the loopback address. */
    public int port() {
        return address.getPort();
    }

    /** Returns the {@code ws:} URL that a client of the DevTools protocol connects to; nobody can guess it. */
    public URI webSocketUrl() {
        return address;
    }

    /** Returns the {@code devtools:} URL that Chrome opens. */
    public URI devToolsUrl() {
        return URI.create(DEV_TOOLS + address.getAuthority() + address.getPath());
    }

    /** Tells whether plugins wait for a debugger, and stop at the first line of the first of them. */
    public boolean suspends() {
        return suspends;
    }

    /** How a debugger is started; whatever is not set has the default that its method names. */
    public static final class Builder {

        private OptionalInt port = OptionalInt.empty();
        private boolean suspends = true;

        private Builder() {}

        /** Sets the port, 0 for any that is free; if not set, it is 9229 or, if that is taken, any other. */
        public Builder withPort(int port) {
            this.port = OptionalInt.of(port);
            return this;
        }

        /** Lets plugins run without a debugger too; if not set, they wait for one, before the first line of the first. */
        public Builder withoutSuspending() {
            suspends = false;
            return this;
        }

        /**
         * Starts the engine with the debugger; the next context of a plugin waits for it.
         *
         * @throws IllegalStateException if the engine runs already, if the tool is not on the class path (the message says
         *     which dependency to add), or if the port is taken
         */
        public PluginDebugger start() {
            return new PluginDebugger(JsPlugins.debug(port, suspends), suspends);
        }
    }
}
