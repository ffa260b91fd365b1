package io.github.posthogplugins.internal.js;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Turns plugin sources, TypeScript or JavaScript, into scripts with the meaning they have on PostHog's server.
 *
 * <p>Keeps one trusted context of its own, created when the first source arrives, in which no plugin code ever runs.
 * Safe for use by several threads, which take turns. Whoever creates a transformer closes it; the engine stays open.
 */
final class SourceTransformer implements AutoCloseable {

    private static final int CACHED_SOURCES = 64;

    private final Engine engine;
    private final Map<Input, TransformedSource> cache = new RecentlyUsed();
    private @Nullable TransformScript script;

    /**
     * Creates a transformer.
     *
     * @param engine an engine whose contexts all have {@link org.graalvm.polyglot.HostAccess#NONE}
     */
    SourceTransformer(Engine engine) {
        this.engine = engine;
    }

    /**
     * Transforms a source.
     *
     * @param source the author's text
     * @param fileName the author's name for it, for {@link TransformException#file()} only
     * @param allowedModules the modules that the plugin may import
     * @throws TransformException if the server would refuse the source
     */
    synchronized TransformedSource transform(String source, String fileName, Set<String> allowedModules) {
        Input input = new Input(source, Set.copyOf(allowedModules));
        TransformedSource known = cache.get(input);
        if (known == null) {
            known = script().run(source, allowedModules).sourceOrThrow(fileName);
            cache.put(input, known);
        }
        return known;
    }

    private TransformScript script() {
        if (script == null) {
            script = TransformScript.load(engine);
        }
        return script;
    }

    @Override
    public synchronized void close() {
        if (script != null) {
            script.close();
            script = null;
        }
    }

    private record Input(String source, Set<String> allowedModules) {}

    /** Forgets the sources that were not asked for lately. */
    private static final class RecentlyUsed extends LinkedHashMap<Input, TransformedSource> {

        private static final long serialVersionUID = 1L;
        private static final float DEFAULT_LOAD_FACTOR = 0.75f;

        private RecentlyUsed() {
            super(CACHED_SOURCES, DEFAULT_LOAD_FACTOR, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Input, TransformedSource> eldest) {
            return size() > CACHED_SOURCES;
        }
    }
}
