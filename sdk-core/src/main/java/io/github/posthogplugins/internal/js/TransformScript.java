package io.github.posthogplugins.internal.js;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * The JavaScript half of the transform, loaded into a context of its own: Babel's parser and our edits on its tree.
 *
 * <p>Owns the context. One thread at a time.
 */
final class TransformScript implements AutoCloseable {

    /** A registry of CommonJS modules: a call adds one and returns its exports. */
    private static final String REGISTRY = """
            (function () {
                const loaded = {};
                return function define(name, run) {
                    const module = { exports: {} };
                    run(module, module.exports, (id) => loaded[id]);
                    return loaded[name] = module.exports;
                };
            })()
            """;

    private final Context context;
    private final Value transform;

    private TransformScript(Context context, Value transform) {
        this.context = context;
        this.transform = transform;
    }

    static TransformScript load(Engine engine) {
        Context context = Context.newBuilder("js")
                .engine(engine)
                .allowHostAccess(HostAccess.NONE)
                .build();
        Value define = context.eval(Resources.internal("registry.js", REGISTRY));
        define.execute("@babel/parser", module(context, "@babel/parser", Resources.text(TransformFiles.PARSER)));
        TransformFiles.MODULES.forEach(name -> define(define, name));
        return new TransformScript(context, define(define, TransformFiles.MAIN).getMember("transform"));
    }

    private static Value define(Value define, String module) {
        return define.execute("./" + module, module(define.getContext(), module, TransformFiles.text(module)));
    }

    private static Value module(Context context, String name, String text) {
        String function = "(function (module, exports, require) {" + text + "\n})";
        return context.eval(Resources.internal(name + ".js", function));
    }

    TransformResult run(String source, SourceRules rules) {
        String json = rules.toJson();
        return TransformResult.decode(
                DeepStack.call(() -> transform.execute(source, json).asString()));
    }

    @Override
    public void close() {
        context.close(true);
    }
}
