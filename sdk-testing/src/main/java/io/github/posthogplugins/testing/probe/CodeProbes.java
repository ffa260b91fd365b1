package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.source.Source;
import io.github.posthogplugins.internal.js.CodeObservers;
import io.github.posthogplugins.internal.js.PluginCode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * The probes in the plugins of this process.
 *
 * <p>The engine has no instrument, and no plugin a probe, until {@link #install()} is called. From then on there is no way
 * back: every plugin that is loaded gets probes.
 */
public final class CodeProbes {

    private static final Map<Script, ProbedScript> SCRIPTS = new ConcurrentHashMap<>();
    private static final Map<Author, ProbedSource> SOURCES = Collections.synchronizedMap(new LinkedHashMap<>());

    private CodeProbes() {}

    /** Begins; once is enough. */
    public static void install() {
        Once.begin();
    }

    /** Returns the sources of the plugins that were loaded since, in that order. */
    public static Collection<ProbedSource> sources() {
        synchronized (SOURCES) {
            return List.copyOf(SOURCES.values());
        }
    }

    private static void loading(PluginCode code) {
        SCRIPTS.computeIfAbsent(
                new Script(code.file().path(), code.script()), script -> new ProbedScript(code, source(code)));
        instrument(code).attach();
    }

    private static ProbeInstrument instrument(PluginCode code) {
        Instrument instrument = code.engine().getInstruments().get(ProbeInstrument.ID);
        if (instrument == null) {
            throw new IllegalStateException("The engine does not find the probes of posthog-plugin-sdk-testing.\n"
                    + "Put it on the class path that the engine is on, or switch coverage and mutation testing off.");
        }
        return instrument.lookup(ProbeInstrument.class);
    }

    private static ProbedSource source(PluginCode code) {
        Author author = new Author(code.file().path(), code.file().text());
        return SOURCES.computeIfAbsent(author, it -> new ProbedSource(code.origin(), code.file(), code.outline()));
    }

    /** Returns what is known of a source of the engine, which is null if it is not that of a plugin. */
    static @Nullable ProbedScript of(Source source) {
        return source.isInternal() || !source.hasCharacters()
                ? null
                : SCRIPTS.get(
                        new Script(source.getName(), source.getCharacters().toString()));
    }

    private record Script(String name, String text) {}

    private record Author(String path, String text) {}

    private static final class Once {

        static {
            CodeObservers.add(CodeProbes::loading);
        }

        static void begin() {}
    }
}
