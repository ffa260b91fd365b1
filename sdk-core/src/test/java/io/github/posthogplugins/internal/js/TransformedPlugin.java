package io.github.posthogplugins.internal.js;

import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;

/** Transforms plugin sources and runs them in a context with stubs for what the runtime gives to a plugin. */
final class TransformedPlugin {

    static final SourceRules RULES = rules(Set.of("crypto", "node-fetch", "url", "zlib"));

    /** Those of the server of 2021. */
    static final SourceRules OLD_RULES = new SourceRules(RULES.modules(), true, true, false);

    static final Engine ENGINE =
            Engine.newBuilder().option("engine.WarnInterpreterOnly", "false").build();

    static final SourceTransformer TRANSFORMER = new SourceTransformer(() -> ENGINE, SourceCache.none());

    /** `guards` lists the guards that were met; a loop is stopped when it begins its fourth round. */
    private static final String STUBS = """
            const module = {exports: {}};
            let exports = {};
            const guards = [];
            var __pluginHostImports = {
                'node-fetch': Object.assign(() => 'fetched', {Headers: 'H'}),
                crypto: {createHash: (name) => 'hash ' + name},
                url: {URL: 'U', parse: 'P'},
                zlib: {gzip: 'G'},
            };
            var __asyncGuard = (value, where) => {
                guards.push(where);
                return Promise.resolve(value);
            };
            const caught = [];
            var __caught = (error) => caught.push(error);
            var __finally = () => {};
            var __loopStart = () => ({rounds: 0});
            var __loopGuard = (token, where) => {
                if (++token.rounds > 3) {
                    throw new Error('looping on line ' + where);
                }
            };
            """;

    private final String source;
    private final SourceRules rules;

    private TransformedPlugin(String source, SourceRules rules) {
        this.source = source;
        this.rules = rules;
    }

    static TransformedPlugin of(String source) {
        return new TransformedPlugin(source, RULES);
    }

    static TransformedPlugin ofOld(String source) {
        return new TransformedPlugin(source, OLD_RULES);
    }

    static SourceRules rules(Set<String> modules) {
        return new SourceRules(modules, false, false, true);
    }

    static String code(String source) {
        return of(source).code();
    }

    private String code() {
        return TRANSFORMER.transform(source, "index.ts", rules).code();
    }

    /** Runs the plugin, then evaluates an expression beside it, and returns the value as JSON. */
    String evaluate(String expression) {
        try (Context context = run()) {
            return context.eval("js", "JSON.stringify(" + expression + ") ?? 'undefined'")
                    .asString();
        }
    }

    /** Runs the plugin and returns the message of what it throws. */
    String failure() {
        try {
            run().close();
            return "nothing";
        } catch (PolyglotException e) {
            return e.getMessage();
        }
    }

    /** Runs the plugin and returns the line where it throws. */
    int failureLine() {
        try {
            run().close();
            return 0;
        } catch (PolyglotException e) {
            return StreamSupport.stream(e.getPolyglotStackTrace().spliterator(), false)
                    .map(PolyglotException.StackFrame::getSourceLocation)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow()
                    .getStartLine();
        }
    }

    private Context run() {
        Context context = Context.newBuilder("js")
                .engine(ENGINE)
                .allowHostAccess(HostAccess.NONE)
                .build();
        context.eval("js", STUBS);
        context.eval("js", code());
        return context;
    }
}
