package io.github.posthogplugins.extension;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/**
 * A module that plugins import and that reaches outside JavaScript: the client of a database or of a cloud.
 *
 * <p>What plugins see is built by the module's {@linkplain #script() script}, in the plugin's own context; what can't be
 * done there is asked of the module's {@linkplain #connect connection}. A test that wants to see what a plugin does with
 * such a client puts an object of its own in its place:
 *
 * <pre>{@code
 * PluginRuntime.builder().withModule(HostModule.ofScript("pg", "exports.Client = class { async query() { return { rows: [] } } }"))
 * }</pre>
 *
 * <p>A module that is given to the runtime comes first, then those that {@link java.util.ServiceLoader} finds, the SDK's
 * own among them. A plugin gets a module only if it imports it, and only what PostHog's server allows can be imported.
 * One module serves all plugins of a runtime, perhaps on several threads at once.
 */
public interface HostModule {

    /** Returns the name that plugins import, such as {@code pg}. */
    String name();

    /**
     * Returns the CommonJS source that makes what plugins import.
     *
     * <p>It runs once in each plugin that imports the module, when that is first touched. Besides {@code exports},
     * {@code module} and {@code require}, which knows the modules that plugins may import, there is {@code host}:
     *
     * <ul>
     *   <li>{@code host.call(operation, argument, bytes)} asks the connection, and returns a promise of
     *       {@code {value, bytes}}: the answer, parsed from JSON, and a {@code Buffer};
     *   <li>{@code host.fetch} is the plugin's {@code fetch};
     *   <li>{@code host.setTimer(milliseconds, callback)} and {@code host.clearTimer(id)} count on the plugin's clock.
     * </ul>
     */
    String script();

    /**
     * Opens the host's side for one plugin; called when the script first calls {@code host.call}.
     *
     * @param http carries what the plugin's {@code fetch} sends; clients of HTTP services should send through it, so that
     *     tests see their requests
     */
    Connection connect(HttpTransport http);

    /** Returns a module that is nothing but a script. */
    static HostModule ofScript(String name, String script) {
        return new ScriptModule(name, script);
    }

    /** The host's side of a module, for one plugin. Closed with the plugin. */
    @FunctionalInterface
    interface Connection extends AutoCloseable {

        /**
         * Does what the script asks for.
         *
         * <p>Called on the plugin's thread, and must not block it; the stage may complete on any thread.
         *
         * @param operation which of the module's operations
         * @param argument what the script passed, as JSON
         * @param bytes the bytes that it passed besides, empty if none
         * @return the answer, or a failure with a {@link HostModuleException}, which rejects the promise
         */
        CompletionStage<Answer> call(String operation, String argument, byte[] bytes);

        /** Lets go of what was opened. */
        @Override
        default void close() throws IOException {}
    }

    /**
     * What an operation gives back.
     *
     * @param json a value
     * @param bytes bytes besides, empty if there are none
     */
    record Answer(String json, byte[] bytes) {

        /** Copies what could change. */
        public Answer {
            bytes = bytes.clone();
        }

        /** Returns an answer without bytes. */
        public static Answer of(String json) {
            return new Answer(json, new byte[0]);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
