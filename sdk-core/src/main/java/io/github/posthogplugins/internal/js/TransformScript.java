package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.coverage.SourceOutline;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

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
    private final Value define;
    private final Value transform;
    private @Nullable Value outline;

    private TransformScript(Context context, Value define) {
        this.context = context;
        this.define = define;
        this.transform = define(define, TransformFiles.MAIN).getMember("transform");
    }

    static TransformScript load(Engine engine) {
        Context context = Context.newBuilder("js")
                .engine(engine)
                .allowHostAccess(HostAccess.NONE)
                .build();
        Value define = context.eval(Resources.internal("registry.js", REGISTRY));
        define.execute("@babel/parser", module(context, "@babel/parser", Resources.text(TransformFiles.PARSER)));
        TransformFiles.MODULES.forEach(name -> define(define, name));
        return new TransformScript(context, define);
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

    /** Says what a source that the transform accepts consists of. */
    SourceOutline outline(String source) {
        Value script = outline == null ? define(define, TransformFiles.OUTLINE).getMember("outline") : outline;
        outline = script;
        return SourceOutline.fromJson(
                DeepStack.call(() -> script.execute(source).asString()));
    }

    @Override
    public void close() {
        context.close(true);
    }
}
