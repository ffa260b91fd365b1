package io.github.posthogplugins.internal.js;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Those who look at the code of all plugins of this process: nobody, unless a tool of the test kit is switched on. */
public final class CodeObservers {

    private static final List<CodeObserver> ALL = new CopyOnWriteArrayList<>();

    private CodeObservers() {}

    /** Adds an observer for good; it sees the plugins that are loaded from now on. */
    public static void add(CodeObserver observer) {
        ALL.add(observer);
    }

    static void tell(Supplier<PluginCode> code) {
        if (!ALL.isEmpty()) {
            PluginCode loaded = code.get();
            ALL.forEach(observer -> observer.loading(loaded));
        }
    }
}
