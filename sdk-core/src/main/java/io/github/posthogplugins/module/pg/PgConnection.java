package io.github.posthogplugins.module.pg;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HostModule.Answer;
import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.module.ModuleJson;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The database sessions of one plugin.
 *
 * <p>The driver blocks, so it runs on threads of its own; the script sees to it that a session has one thing to do at a
 * time.
 */
final class PgConnection implements HostModule.Connection {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ExecutorService executor = Executors.newCachedThreadPool(PgConnection::daemon);
    private final Map<Integer, PgSession> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private volatile boolean closed;

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "posthog-pg-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public CompletionStage<Answer> call(String operation, String argument, byte[] bytes) {
        JsonNode request = ModuleJson.read(argument);
        return switch (operation) {
            case "open" -> inBackground(() -> open(PgSettings.of(request)));
            case "query" -> inBackground(() -> query(request));
            case "end" -> inBackground(() -> end(request));
            case "abort" -> inBackground(() -> abort(request));
            default -> throw new IllegalArgumentException("The module 'pg' has no operation '" + operation + "'");
        };
    }

    private CompletionStage<Answer> inBackground(Work work) {
        return CompletableFuture.supplyAsync(() -> Answer.of(ModuleJson.write(work.run())), executor);
    }

    private Map<String, Object> open(PgSettings settings) {
        int id = lastId.incrementAndGet();
        sessions.put(id, PgSession.open(settings));
        if (closed) {
            close();
        }
        return Map.of("id", id);
    }

    private Object query(JsonNode request) throws SQLException {
        PgSession session = sessions.get(request.get("id").asInt());
        if (session == null) {
            throw new HostModuleException("Error", "Connection terminated", "{}");
        }
        String text = request.get("text").asText();
        JsonNode values = request.get("values");
        return values.isNull() ? session.simple(text) : session.prepared(text, values);
    }

    private Map<String, Object> end(JsonNode request) throws SQLException {
        PgSession session = forgotten(request);
        if (session != null) {
            session.close();
        }
        return Map.of();
    }

    private Map<String, Object> abort(JsonNode request) {
        PgSession session = forgotten(request);
        if (session != null) {
            session.abort();
        }
        return Map.of();
    }

    private @Nullable PgSession forgotten(JsonNode request) {
        return sessions.remove(request.get("id").asInt());
    }

    /** Cuts the connections; statements that run end with an error. */
    @Override
    public void close() {
        closed = true;
        sessions.values().forEach(PgSession::abort);
        sessions.clear();
        executor.shutdown();
    }

    /** What a background thread does; its failures are those of {@link PgFailures}. */
    @FunctionalInterface
    private interface Work {

        Object perform() throws SQLException;

        default Object run() {
            try {
                return perform();
            } catch (SQLException failure) {
                throw PgFailures.translated(failure);
            }
        }
    }
}
