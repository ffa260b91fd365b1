package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/** A context with one plugin and nothing of the SDK's, but with the options of the SDK's contexts. */
public final class Guest implements AutoCloseable {

    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private static final String WITH_META = "plugin => event => plugin(event, { config: { name: 'you' } })";

    private final Path resources;
    private final Context context = newContext();
    private final Value plugin;
    private final Value parse;
    private final Value stringify;
    private final Value undefined;

    /** Loads a plugin of the benchmarks' resources. */
    public Guest(Path resources, String plugin) {
        this.resources = resources;
        Value exports = module(resources.resolve("plugins").resolve(plugin).resolve("index.js"));
        this.plugin = eval(WITH_META).execute(exports.getMember("processEvent"));
        this.parse = eval("JSON.parse");
        this.stringify = eval("JSON.stringify");
        this.undefined = eval("undefined");
    }

    private static Context newContext() {
        return Context.newBuilder("js")
                .engine(ENGINE)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowIO(IOAccess.NONE)
                .allowExperimentalOptions(true)
                .timeZone(ZoneOffset.UTC)
                .option("js.ecmascript-version", "2023")
                .option("js.locale", "en-US")
                .option("js.v8-compat", "true")
                .option("js.console", "false")
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.java-package-globals", "false")
                .option("js.text-encoding", "true")
                .option("js.unhandled-rejections", "handler")
                // the SDK has a module system of its own
                .option("js.esm-eval-returns-exports", "true")
                .build();
    }

    private Value module(Path file) {
        return context.eval(Source.newBuilder("js", read(file), "index.mjs")
                .mimeType("application/javascript+module")
                .buildLiteral());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Value eval(String code) {
        return context.eval("js", code);
    }

    /** The function in a file beside the plugins. */
    Value function(String file) {
        return eval(read(resources.resolve("crossing").resolve(file)));
    }

    /** A function of one event. */
    Value plugin() {
        return plugin;
    }

    Value undefined() {
        return undefined;
    }

    /** The value in the guest: an object of the guest's if it is an object or an array. */
    Object value(JsonNode node) {
        return node.isContainerNode() ? parse.execute(node.toString()) : Scalars.toGuest(node);
    }

    /** What {@code JSON.stringify} says of a value; missing if it says nothing. */
    JsonNode tree(Value value) {
        Value json = stringify.execute(value);
        return json.isString() ? Json.tree(json.asString()) : Json.MAPPER.missingNode();
    }

    @Override
    public void close() {
        context.close();
    }
}
