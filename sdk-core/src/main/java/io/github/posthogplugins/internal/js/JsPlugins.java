package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.validation.SourceCheck;

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
