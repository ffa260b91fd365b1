package io.github.posthogplugins.internal.js;

import java.time.ZoneOffset;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The one engine of the process, and the contexts that plugins get.
 *
 * <p>Starting an engine costs most of a second, and contexts of one engine share parsed code, so there is one, started
 * when the first plugin is loaded. All its contexts must have equal host access: none.
 */
final class JsEngine {

    /** In characters; a sixteenth of V8's limit, because the heap is shared with the host. */
    private static final int LONGEST_STRING = 1 << 25;

    /** In elements, and in bytes for buffers. */
    private static final int LONGEST_TYPED_ARRAY = 1 << 27;

    private JsEngine() {}

    static Engine shared() {
        return Holder.ENGINE;
    }

    /** A context with the language and nothing else: no Java, no files, no threads, no environment. */
    static Context newContext() {
        return Context.newBuilder("js")
                .engine(shared())
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowIO(IOAccess.NONE)
                .allowExperimentalOptions(true)
                .timeZone(ZoneOffset.UTC)
                .option("js.ecmascript-version", "2023")
                .option("js.locale", "en-US")
                // for Error.captureStackTrace
                .option("js.v8-compat", "true")
                .option("js.console", "false")
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.java-package-globals", "false")
                // both are taken by the bootstrap and removed before plugin code runs
                .option("js.text-encoding", "true")
                .option("js.unhandled-rejections", "handler")
                .option("js.string-length-limit", Integer.toString(LONGEST_STRING))
                .option("js.max-typed-array-length", Integer.toString(LONGEST_TYPED_ARRAY))
                .build();
    }

    private static final class Holder {
        static final Engine ENGINE = Inspector.addTo(
                        Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false"))
                .build();
    }
}
