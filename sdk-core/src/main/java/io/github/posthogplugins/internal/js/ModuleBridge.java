package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HostModule.Answer;
import io.github.posthogplugins.extension.HostModule.Connection;
import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.extension.HostModules;
import io.github.posthogplugins.extension.HttpTransport;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Takes what the scripts of host modules ask to the modules, and the answers back to the plugin's thread. */
final class ModuleBridge implements AutoCloseable {

    private final HostModules modules;
    private final HttpTransport http;
    private final EventLoop loop;
    private final Map<String, Connection> connections = new HashMap<>();

    ModuleBridge(HostModules modules, HttpTransport http, EventLoop loop) {
        this.modules = modules;
        this.http = http;
        this.loop = loop;
    }

    boolean has(String name) {
        return modules.find(name).isPresent();
    }

    HostModule module(String name) {
        return modules.find(name)
                .orElseThrow(() -> new IllegalStateException("There is no module '" + name + "' on the host"));
    }

    /** {@code moduleCall(module, operation, argument, bytes, done)}: done(failure, json, bytes). */
    @Nullable
    Object call(Value... args) {
        Value done = args[4];
        Consumer<Runnable> end = loop.begin();
        asked(args).whenComplete((result, failure) -> end.accept(() -> deliver(result, failure, done)));
        return null;
    }

    private CompletionStage<Answer> asked(Value... args) {
        try {
            return connection(args[0].asString())
                    .call(args[1].asString(), args[2].asString(), Bytes.fromBinary(args[3].asString()));
        } catch (RuntimeException | LinkageError refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Connection connection(String name) {
        return connections.computeIfAbsent(name, key -> module(key).connect(http));
    }

    private static void deliver(@Nullable Answer answer, @Nullable Throwable failure, Value done) {
        if (answer == null) {
            done.executeVoid(described(failure), null, null);
        } else {
            done.executeVoid(null, answer.json(), Bytes.toBinary(answer.bytes()));
        }
    }

    private static String described(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HostModuleException known) {
            return JsonCodec.text(Map.of(
                    "name", known.errorName(),
                    "message", String.valueOf(known.getMessage()),
                    "members", known.members()));
        }
        String message = cause == null ? "no answer" : cause.toString();
        return JsonCodec.text(Map.of("name", "Error", "message", message, "members", "{}"));
    }

    @Override
    public void close() {
        connections.values().forEach(ModuleBridge::closeQuietly);
        connections.clear();
    }

    /** A client that does not close well must not keep the plugin from closing. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (IOException | RuntimeException unimportant) {
            // Nobody could do anything about it any more.
            return;
        }
    }
}
