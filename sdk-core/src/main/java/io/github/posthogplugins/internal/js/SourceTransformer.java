package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.coverage.SourceOutline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Turns plugin sources, TypeScript or JavaScript, into scripts with the meaning they have on PostHog's server.
 *
 * <p>Knows the sources of this process that were asked for lately, and those that a {@link SourceCache} keeps. For others
 * it has one trusted context, created when the first of them arrives, in which no plugin code ever runs. Safe for use by
 * several threads, which take turns. Whoever creates a transformer closes it; the engine stays open.
 */
final class SourceTransformer implements AutoCloseable {

    private static final int CACHED_SOURCES = 64;

    private final Supplier<Engine> engine;
    private final SourceCache files;
    private final Map<Input, TransformedSource> cache = new RecentlyUsed();
    private @Nullable String fingerprint;
    private @Nullable TransformScript script;

    /**
     * Creates a transformer.
     *
     * @param engine returns an engine whose contexts all have {@link org.graalvm.polyglot.HostAccess#NONE}; asked when a
     *     source arrives that nobody knows
     * @param files where transformed sources are kept
     */
    SourceTransformer(Supplier<Engine> engine, SourceCache files) {
        this.engine = engine;
        this.files = files;
    }

    /**
     * Transforms a source.
     *
     * @param source the author's text
     * @param fileName the author's name for it, for {@link TransformException#file()} only
     * @param rules those of the server that the plugin is for
     * @throws TransformException if the server would refuse the source
     */
    synchronized TransformedSource transform(String source, String fileName, SourceRules rules) {
        Input input = new Input(source, rules);
        TransformedSource known = cache.get(input);
        if (known == null) {
            known = fromFiles(input, fileName);
            cache.put(input, known);
        }
        return known;
    }

    private TransformedSource fromFiles(Input input, String fileName) {
        Optional<String> key = key(input);
        return key.flatMap(files::find).orElseGet(() -> {
            TransformedSource made = fromScript(input, fileName);
            key.ifPresent(name -> files.keep(name, made));
            return made;
        });
    }

    private Optional<String> key(Input input) {
        return files.isOn() ? SourceKey.of(fingerprint(), input.rules(), input.source()) : Optional.empty();
    }

    private String fingerprint() {
        if (fingerprint == null) {
            fingerprint = TransformFiles.fingerprint();
        }
        return fingerprint;
    }

    private TransformedSource fromScript(Input input, String fileName) {
        return script().run(input.source(), input.rules()).sourceOrThrow(fileName);
    }

    /** Says what a source that the transform accepts consists of; loads the parser, which takes most of a second. */
    synchronized SourceOutline outline(String source) {
        return script().outline(source);
    }

    private TransformScript script() {
        if (script == null) {
            script = TransformScript.load(engine.get());
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

    private record Input(String source, SourceRules rules) {}

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
