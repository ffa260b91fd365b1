package io.github.posthogplugins.testing.http;

import com.sun.net.httpserver.HttpServer;
import io.github.posthogplugins.extension.HttpHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real service, which gives the answers that it was told, one after the other. */
public final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;
    private final Queue<StubReply> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public LoopbackServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestBody().readAllBytes();
        StubReply answer = answers.isEmpty() ? StubReply.status(404) : answers.remove();
        for (HttpHeader header : answer.headers()) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public LoopbackServer answer(StubReply reply) {
        answers.add(reply);
        return this;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** A text with {@code PORT} in place of the port. */
    public String withoutPort(String text) {
        return text.replace(String.valueOf(server.getAddress().getPort()), "PORT");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
