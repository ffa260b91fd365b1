package io.github.posthogplugins.extension;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The network, over the JDK's own client. */
final class JdkHttpTransport implements HttpTransport {

    /** Headers that the client sets itself and refuses to take. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private @Nullable HttpClient client;

    /** A client takes a fifth of a second to load, and most plugins never ask for one. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return client().sendAsync(request(call), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> {
                    if (failure != null) {
                        throw translated(failure, call.uri());
                    }
                    return reply(response);
                });
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(), body(call));
        call.headers().stream()
                .filter(header -> !RESERVED.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    private static HttpRequest.BodyPublisher body(HttpCall call) {
        byte[] body = call.body();
        return body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
    }

    private static HttpReply reply(HttpResponse<byte[]> response) {
        List<HttpHeader> headers = response.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new HttpHeader(entry.getKey(), value)))
                .toList();
        return new HttpReply(response.statusCode(), ReasonPhrases.of(response.statusCode()), headers, response.body());
    }

    private static HttpTransportException translated(Throwable failure, URI uri) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String address = uri.getHost() + ":" + (uri.getPort() < 0 ? defaultPort(uri) : uri.getPort());
        if (cause instanceof HttpTimeoutException) {
            return new HttpTransportException("ETIMEDOUT", "connect ETIMEDOUT " + address);
        }
        if (isUnresolved(cause)) {
            return new HttpTransportException("ENOTFOUND", "getaddrinfo ENOTFOUND " + uri.getHost());
        }
        if (cause instanceof ConnectException) {
            return new HttpTransportException("ECONNREFUSED", "connect ECONNREFUSED " + address);
        }
        if (cause instanceof IOException) {
            return new HttpTransportException("ECONNRESET", "socket hang up");
        }
        return new HttpTransportException("EPROTO", String.valueOf(cause.getMessage()));
    }

    private static boolean isUnresolved(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException || each instanceof java.net.UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static int defaultPort(URI uri) {
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
