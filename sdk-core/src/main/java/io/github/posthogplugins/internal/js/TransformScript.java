package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * The JavaScript half of the transform, loaded into a context of its own: Babel's parser and our edits on its tree.
 *
 * <p>Owns the context. One thread at a time.
 */
final class TransformScript implements AutoCloseable {

    private static final String PARSER = "/META-INF/resources/webjars/babel__parser/7.20.3/lib/index.js";

    /** The modules behind {@code transform.js}; each requires only those before it. */
    private static final List<String> MODULES = List.of(
            "syntax",
            "errors",
            "edits",
            "scope",
            "types",
            "export-table",
            "live-exports",
            "declarations",
            "modules",
            "guards");

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
        Value define = context.eval("js", REGISTRY);
        define.execute("@babel/parser", module(context, "@babel/parser", PARSER));
        MODULES.forEach(name -> define.execute("./" + name, module(context, name, "transform/" + name + ".js")));
        Value main = define.execute("./transform", module(context, "transform", "transform/transform.js"));
        return new TransformScript(context, main.getMember("transform"));
    }

    private static Value module(Context context, String name, String resource) {
        String function = "(function (module, exports, require) {" + text(resource) + "\n})";
        return context.eval(Source.newBuilder("js", function, name + ".js").buildLiteral());
    }

    private static String text(String resource) {
        try (InputStream stream = TransformScript.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The resource '" + resource + "' is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource '" + resource + "'", e);
        }
    }

    TransformResult run(String source, Set<String> allowedModules) {
        String modules = json(allowedModules);
        return TransformResult.decode(
                DeepStack.call(() -> transform.execute(source, modules).asString()));
    }

    private static String json(Set<String> names) {
        ArrayNode array = JsonMapper.builder().build().createArrayNode();
        names.forEach(array::add);
        return array.toString();
    }

    @Override
    public void close() {
        context.close(true);
    }
}
