package io.github.posthogplugins.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.posthogplugins.extension.ReasonPhrases;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** A server on a socket that says what it was sent, and answers in ways that no decent server would. */
final class OddServer implements AutoCloseable {

    /** "Brotli is fine", compressed. */
    private static final byte[] BROTLI = Base64.getDecoder().decode("iwaAQnJvdGxpIGlzIGZpbmUD");

    private static final String DATA = "{\"a\": [1, 2, \"ü\"]}";

    private final ServerSocket socket;
    /** What is slow here outlasts every client's patience. */
    private final CountDownLatch end = new CountDownLatch(1);

    OddServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "odd-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                inBackground(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = Request.read(new BufferedInputStream(connection.getInputStream()));
            answer(request, connection.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // The client has what it wanted.
            return;
        }
    }

    // ---- answers ----

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
        String[] path = request.path().replaceAll("\\?.*", "").split("/", -1);
        switch (path[1]) {
            case "echo" -> ok(request, out, "Content-Type: application/json", request.toJson());
            case "data" -> ok(request, out, "Content-Type: Application/JSON", DATA.getBytes(UTF_8));
            case "bom" -> ok(request, out, "X: y", "\ufeff{}".getBytes(UTF_8));
            case "latin1" -> ok(request, out, "X: y", "a\u00e4b".getBytes(ISO_8859_1));
            case "html" -> ok(request, out, "Content-Type: text/html", "<html><body>Not found</body>".getBytes(UTF_8));
            case "headers" ->
                ok(
                        request,
                        out,
                        "X-Twice: a\r\nx-one: 1\r\nSet-Cookie: c=d\r\nx-twice: b\r\nSet-Cookie: e=f\r\nAge: 1",
                        new byte[0]);
            case "status" ->
                send(out, path[2] + " " + ReasonPhrases.of(Integer.parseInt(path[2])), "X: y", new byte[0], false);
            case "redirect" -> send(out, path[2] + " Moved", "Location: " + url() + "/echo", new byte[0], true);
            case "elsewhere" ->
                send(
                        out,
                        "302 Moved",
                        "Location: " + url().replace("127.0.0.1", "localhost") + "/echo",
                        new byte[0],
                        true);
            case "deep" -> send(out, "302 Moved", "Location: ../echo?x", new byte[0], true);
            case "loop" -> send(out, "302 Moved", "Location: /loop", new byte[0], true);
            case "slow-head" -> end.await();
            case "slow-body" -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n".getBytes(UTF_8));
                out.flush();
                end.await();
            }
            case "hang-up" -> out.flush();
            default -> compressed(request, out, path[1]);
        }
    }

    private static void compressed(Request request, OutputStream out, String path) throws IOException {
        byte[] text = "text ".repeat(100).getBytes(UTF_8);
        byte[] gzip = gzip(text);
        switch (path) {
            case "gzip" -> ok(request, out, "Content-Encoding: gzip", gzip);
            case "x-gzip" -> ok(request, out, "Content-Encoding: x-gzip", gzip);
            case "upper-gzip" -> ok(request, out, "Content-Encoding: GZIP", gzip);
            case "unknown-coding" -> ok(request, out, "Content-Encoding: what", text);
            case "gzip-cut" -> ok(request, out, "Content-Encoding: gzip", Arrays.copyOf(gzip, gzip.length - 8));
            case "gzip-none" -> ok(request, out, "Content-Encoding: gzip", text);
            case "deflate" -> ok(request, out, "Content-Encoding: deflate", deflate(text, false));
            case "deflate-raw" -> ok(request, out, "Content-Encoding: deflate", deflate(text, true));
            case "deflate-none" ->
                ok(request, out, "Content-Encoding: deflate", "xyz".repeat(50).getBytes(UTF_8));
            case "br" -> ok(request, out, "Content-Encoding: br", BROTLI);
            default -> ok(request, out, "X: y", new byte[0]);
        }
    }

    private static void ok(Request request, OutputStream out, String headers, byte[] body) throws IOException {
        send(
                out,
                "200 OK",
                headers + "\r\nContent-Length: " + body.length,
                request.method().equals("HEAD") ? new byte[0] : body,
                false);
    }

    private static void send(OutputStream out, String status, String headers, byte[] body, boolean saysLength)
            throws IOException {
        String length = saysLength ? "Content-Length: " + body.length + "\r\n" : "";
        String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + length + headers + "\r\n\r\n";
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(head.getBytes(UTF_8));
        answer.writeBytes(body);
        out.write(answer.toByteArray());
        out.flush();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] body, boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(6, raw))) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        end.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client sent. Header lines are sorted, and without what the JDK's client decides about. */
    private record Request(String method, String path, List<String> headers, byte[] body) {

        static Request read(InputStream in) throws IOException {
            String[] start = line(in).split(" ");
            List<String> headers = new ArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] header = line.split(": ?", 2);
                headers.add(header[0].toLowerCase(Locale.ROOT) + ": " + header[1]);
            }
            String length = headers.stream()
                    .filter(header -> header.startsWith("content-length: "))
                    .map(header -> header.substring("content-length: ".length()))
                    .findFirst()
                    .orElse("0");
            byte[] body = headers.contains("transfer-encoding: chunked")
                    ? chunks(in)
                    : in.readNBytes(Integer.parseInt(length));
            return new Request(start[0], start[1], headers, body);
        }

        private static byte[] chunks(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            return body.toByteArray();
        }

        private static int chunkSize(InputStream in) throws IOException {
            return Integer.parseInt(line(in), 16);
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("The client is gone");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        private boolean isAboutNoBody(String header) {
            return Set.of("GET", "DELETE").contains(method) && header.equals("content-length: 0");
        }

        byte[] toJson() throws IOException {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("method", method);
            json.put("path", path);
            json.put(
                    "headers",
                    headers.stream()
                            .filter(header -> !header.startsWith("connection: ") && !header.startsWith("host: "))
                            .filter(header -> !isAboutNoBody(header))
                            .sorted()
                            .toList());
            json.put("body", new String(body, UTF_8));
            return new ObjectMapper().writeValueAsBytes(json);
        }
    }
}
