package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.validation.SourceCheck;
import java.net.URI;
import java.util.OptionalInt;

/** Makes plugins; all of them, in all runtimes of the process, share one engine and one source transformer. */
public final class JsPlugins {

    private static final Transformer TRANSFORMER = new Transformer();

    private JsPlugins() {}

    /**
     * Loads a plugin. One that can't be loaded is returned all the same, disabled or to be loaded later, with its error
     * recorded.
     *
     * @param wakeUp the monitor that the event loops of plugins which may wait side by side have in common
     */
    public static JsPlugin load(PluginSettings settings, Object wakeUp) {
        JsPlugin plugin = new JsPlugin(settings, TRANSFORMER.get(), wakeUp);
        plugin.load();
        return plugin;
    }

    /** Starts the engine in the background, unless that has been done. */
    public static void prepare() {
        HeadStart.begin();
    }

    /**
     * Starts the engine with a debugger, and returns where that can be reached.
     *
     * @param port where to listen, 0 for any free port; if empty, the usual one or else any
     * @param suspends whether plugins wait for a debugger, and stop at the first line of the first of them
     * @throws IllegalStateException if the engine runs already, the tool is missing, or the port is taken
     */
    public static URI debug(OptionalInt port, boolean suspends) {
        return Inspector.begin(port, suspends);
    }

    /** Returns the check of sources that only a JavaScript engine can make. */
    public static SourceCheck sourceCheck() {
        return new SourceRefusals(TRANSFORMER::get);
    }

    /** Returns what the engine calls itself; starts it. */
    public static String engineName() {
        return JsEngine.shared().getImplementationName();
    }

    /** Makes the transformer when it is first needed; it starts the engine when it has to. */
    private static final class Transformer {

        private static final class Holder {
            static final SourceTransformer INSTANCE = new SourceTransformer(JsEngine::shared, SourceCache.ofUser());
        }

        SourceTransformer get() {
            return Holder.INSTANCE;
        }
    }
}
