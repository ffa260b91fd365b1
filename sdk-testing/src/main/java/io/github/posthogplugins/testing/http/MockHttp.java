package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.github.posthogplugins.extension.HostResolver;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The network that a plugin under test sees: requests to any host are answered by stubs, at the plugin's own URLs.
 *
 * <pre>{@code
 * http.get("https://api.example.com/v1/city?ip=12.87.118.0").returnsJson("{\"city\": \"Cleveland\"}");
 * http.post("https://hooks.example.com/").withBodyJson("{\"text\": \"hi\"}").returns(429).then().returns(200);
 * }</pre>
 *
 * <p>A request that no stub matches fails as if the network were down, and fails the test at its end, unless
 * {@link #allowUnmatched()} was called. Of several stubs that match, the one added last answers.
 *
 * <p>Behind it is a WireMock server without a port, which starts with the first stub or request; {@link #stub} and
 * {@link #wireMock()} give all of WireMock to a test. Delays of stubs pass on the test's clock, not in real time. Safe
 * for use by several threads.
 */
public final class MockHttp implements AutoCloseable {

    private static final String PUBLIC_ADDRESS = "1.1.1.1";

    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();
    private @Nullable PortlessWireMock wireMock;
    private boolean strict = true;

    private MockHttp() {}

    /** Returns a network without stubs. */
    public static MockHttp create() {
        return new MockHttp();
    }

    /** Begins a stub for {@code GET} requests of exactly that URL, query included. */
    public HttpStub get(String url) {
        return request("GET", url);
    }

    /** Begins a stub for {@code POST} requests to exactly that URL, query included. */
    public HttpStub post(String url) {
        return request("POST", url);
    }

    /** Begins a stub for {@code PUT} requests to exactly that URL, query included. */
    public HttpStub put(String url) {
        return request("PUT", url);
    }

    /** Begins a stub for {@code PATCH} requests to exactly that URL, query included. */
    public HttpStub patch(String url) {
        return request("PATCH", url);
    }

    /** Begins a stub for {@code DELETE} requests of exactly that URL, query included. */
    public HttpStub delete(String url) {
        return request("DELETE", url);
    }

    /**
     * Begins a stub for requests with that method and exactly that URL, query included.
     *
     * @throws IllegalArgumentException if the URL is no absolute {@code http} or {@code https} one
     */
    public HttpStub request(String method, String url) {
        return new HttpStub(server(), method, StubUrl.parse(url));
    }

    /**
     * Adds a stub in WireMock's own terms; it matches any host unless it names one.
     *
     * <pre>{@code
     * http.stub(WireMock.get(urlPathTemplate("/users/{id}")).withHost(equalTo("example.com")).willReturn(noContent()));
     * }</pre>
     */
    public void stub(MappingBuilder mapping) {
        server().stubFor(mapping);
    }

    /**
     * Adds the stubs of WireMock's mapping files: of one file, or of a folder and those below it.
     *
     * <p>A {@code url} or {@code urlPath} there may be absolute, and then matches that host only:
     *
     * <pre>{@code
     * {"request": {"method": "GET", "url": "https://api.example.com/v1/me"}, "response": {"jsonBody": {"id": 7}}}
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no such file or folder, or if it holds something else
     */
    public void stubs(Path fileOrFolder) {
        StubFiles.read(fileOrFolder).forEach(server()::addStubMapping);
    }

    /** Returns the WireMock server behind this network, started if need be; it listens on no port. */
    public WireMockServer wireMock() {
        return server();
    }

    /** Lets requests that no stub matches fail for the plugin without failing the test. */
    public MockHttp allowUnmatched() {
        strict = false;
        return this;
    }

    /** Forgets all stubs and requests, and what was allowed. */
    public synchronized MockHttp reset() {
        close();
        requests.clear();
        unmatched.clear();
        strict = true;
        return this;
    }

    /** Returns all requests so far, oldest first. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Returns one description for each request that no stub matched, with the nearest stub next to it; none if
     * {@linkplain #allowUnmatched() allowed}.
     */
    public synchronized List<String> unmatched() {
        return strict ? List.copyOf(unmatched) : List.of();
    }

    /** Returns what carries the requests of a runtime to this network. */
    public HttpTransport transport() {
        return this::send;
    }

    /**
     * Returns what finds the addresses of hosts on this network: all names are those of public hosts, and an address is
     * its own.
     */
    public HostResolver resolver() {
        return host -> List.of(InetAddress.getByName(host.matches("[0-9.]+") ? host : PUBLIC_ADDRESS));
    }

    private synchronized CompletionStage<HttpReply> send(HttpCall call) {
        requests.add(RecordedRequest.of(call));
        try {
            return CompletableFuture.completedFuture(answer(call));
        } catch (HttpTransportException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private HttpReply answer(HttpCall call) {
        Optional<HttpReply> reply = server().answer(call);
        if (reply.isEmpty()) {
            unmatched.add(server().nearMiss(call));
            throw new HttpTransportException(
                    "ENOTFOUND", "no stub of the test matches " + call.method() + " " + call.uri());
        }
        return reply.get();
    }

    private synchronized PortlessWireMock server() {
        if (wireMock == null) {
            wireMock = PortlessWireMock.started();
        }
        return wireMock;
    }

    /** Stops WireMock, if it was started. */
    @Override
    public synchronized void close() {
        if (wireMock != null) {
            wireMock.stop();
            wireMock = null;
        }
    }
}
