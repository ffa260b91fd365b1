package io.github.posthogplugins.internal.js;

import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.instrumentation.ContextsListener;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.nodes.LanguageInfo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects the contexts of an engine: it tells new listeners of those that there are. */
final class AliveContexts implements ContextsListener {

    private final List<TruffleContext> contexts = new CopyOnWriteArrayList<>();

    private AliveContexts() {}

    static List<TruffleContext> of(Instrumenter instrumenter) {
        AliveContexts alive = new AliveContexts();
        instrumenter.attachContextsListener(alive, true).dispose();
        return alive.contexts;
    }

    @Override
    public void onContextCreated(TruffleContext context) {
        contexts.add(context);
    }

    @Override
    public void onContextClosed(TruffleContext context) {
        contexts.remove(context);
    }

    @Override
    public void onLanguageContextCreated(TruffleContext context, LanguageInfo language) {}

    @Override
    public void onLanguageContextInitialized(TruffleContext context, LanguageInfo language) {}

    @Override
    public void onLanguageContextFinalized(TruffleContext context, LanguageInfo language) {}

    @Override
    public void onLanguageContextDisposed(TruffleContext context, LanguageInfo language) {}
}
