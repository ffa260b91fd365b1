package io.github.posthogplugins.internal.js;

/** Looks at the code of plugins before it runs; for tools of the test kit. */
@FunctionalInterface
public interface CodeObserver {

    /** Called on the thread that loads the plugin, each time it is loaded, right before its code is evaluated. */
    void loading(PluginCode code);
}
