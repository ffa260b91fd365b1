package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.HostResolver;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.testing.secrets.ConfigSecrets;
import io.github.posthogplugins.testing.secrets.Secret;
import io.github.posthogplugins.time.PluginClock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network that a plugin under test sees: requests to any host are answered by stubs, at the plugin's own URLs.
 *
 * <pre>{@code
 * http.get("https://api.example.com/v1/city?ip=12.87.118.0").returnsJson("{\"city\": \"Cleveland\"}");
 * http.post("https://hooks.example.com/").withBodyJson("{\"text\": \"hi\"}").returns(429).then().returns(200);
 * http.get("https://api.example.com/users/{id}").returnsFile(Path.of("src/test/http/user.json"));
 * }</pre>
 *
 * <h2>URLs</h2>
 *
 * <p>The URL of a stub is all of the URL, query included. <code>{name}</code> in it stands for a host, one part of the path,
 * or the value of one parameter; {@code /**} at the end of the path for everything below it. {@link HttpStub#withQuery}
 * and {@link HttpStub#anyQuery} compare parameters in any order, or none. Of several stubs that match, the one added last
 * answers.
 *
 * <h2>Strictness</h2>
 *
 * <p>A request that no stub matches fails as if the network were down, and fails the test at its end, unless
 * {@link #allowUnmatched()} was called. So does a stub, or an answer of one, that no request used, unless
 * {@link #allowUnusedStubs()} or {@link HttpStub#optional()} was.
 *
 * <h2>Recordings</h2>
 *
 * <p>{@link #replay(Path)} answers as a real service did when the test ran with {@code -Dposthog.record=true}.
 *
 * <p>Behind it is a WireMock server without a port, which starts with the first stub or request; {@link #stub} and
 * {@link #wireMock()} give all of WireMock to a test. Delays of stubs pass on the test's clock, not in real time. Safe
 * for use by several threads.
 */
public final class MockHttp implements AutoCloseable {

    /** The state that every scenario begins in. */
    public static final String STARTED = Scenario.STARTED;

    static final String PUBLIC_ADDRESS = "1.1.1.1";

    private final StubBook book = new StubBook();
    private final StubbedNetwork network;
    private final Recordings recordings;
    private @Nullable PortlessWireMock wireMock;
    private volatile boolean unmatchedAllowed;
    private volatile boolean unusedAllowed;

    private MockHttp(PluginClock clock, RecordMode mode) {
        network = new StubbedNetwork(clock, book, this::server);
        recordings = new Recordings(mode, network, book, this::server);
    }

    /** Returns a network without stubs, whose journal has the times of the machine's clock. */
    public static MockHttp create() {
        return create(PluginClock.system());
    }

    /** Returns a network without stubs, whose journal has the times of that clock. */
    public static MockHttp create(PluginClock clock) {
        return create(clock, RecordMode.current());
    }

    static MockHttp create(PluginClock clock, RecordMode mode) {
        return new MockHttp(clock, mode);
    }

    // ---- stubs ----

    /** Begins a stub for {@code GET} requests of that URL. */
    public HttpStub get(String url) {
        return request("GET", url);
    }

    /** Begins a stub for {@code POST} requests to that URL. */
    public HttpStub post(String url) {
        return request("POST", url);
    }

    /** Begins a stub for {@code PUT} requests to that URL. */
    public HttpStub put(String url) {
        return request("PUT", url);
    }

    /** Begins a stub for {@code PATCH} requests to that URL. */
    public HttpStub patch(String url) {
        return request("PATCH", url);
    }

    /** Begins a stub for {@code DELETE} requests of that URL. */
    public HttpStub delete(String url) {
        return request("DELETE", url);
    }

    /** Begins a stub for requests of that URL, whatever their method. */
    public HttpStub any(String url) {
        return request("ANY", url);
    }

    /**
     * Begins a stub for requests with that method and that URL.
     *
     * @throws IllegalArgumentException if the URL is no absolute {@code http} or {@code https} one
     */
    public HttpStub request(String method, String url) {
        return new HttpStub(new StubDefinition(server(), book, method, UrlTemplate.parse(url)));
    }

    /**
     * Adds a stub in WireMock's own terms; it matches any host unless it names one.
     *
     * <pre>{@code
     * http.stub(WireMock.get(urlPathTemplate("/users/{id}")).withHost(equalTo("example.com")).willReturn(noContent()));
     * }</pre>
     */
    public void stub(MappingBuilder mapping) {
        book.add(server().stubFor(mapping), CallSite.current().place());
    }

    /** Returns the state of a scenario; {@link #STARTED} if no request has moved it. */
    public String scenarioState(String scenario) {
        return server().getAllScenarios().getScenarios().stream()
                .filter(each -> each.getName().equals(scenario))
                .findFirst()
                .map(Scenario::getState)
                .orElse(STARTED);
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
     * <p>They may stay unused: files are there for several tests.
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

    // ---- recordings ----

    /**
     * Answers from the recording in that folder; with {@code -Dposthog.record=true}, asks the real services instead and
     * writes what they answer into the folder, when this network is closed.
     *
     * <p>A recording is one WireMock mapping for each request. Secrets are hidden in it, and match anything: what
     * {@link #redact} was told, the values of headers, parameters, form fields and JSON members that are called like
     * secrets, and the values of secret fields of the plugin's config. Stubs of the test take precedence over it. Where the
     * environment variable {@code CI} is set, recording is refused, unless the property is {@code force}.
     *
     * <p>Plugins see the test's clock while they record, too. A service that checks times, as those do whose requests are
     * signed, wants one that stands at the present: {@code VirtualClock.startingAt(Instant.now())}.
     *
     * @param folder the folder; a relative path starts at the working directory
     * @throws AssertionError if there is no recording, or recording is refused
     */
    public MockHttp replay(Path folder) {
        recordings.open(folder, CallSite.current().testClass());
        return this;
    }

    /**
     * Answers from a recording, as {@link #replay(Path)}, and says how to run the test again where that helps.
     *
     * @param test what {@code -Dtest} calls the test, such as {@code CityTest#asks_the_service}
     * @throws AssertionError if there is no recording, or recording is refused
     */
    public MockHttp replay(Path folder, String test) {
        recordings.open(folder, test);
        return this;
    }

    /** Hides these texts in what is recorded, wherever they are; those of fewer than four characters are ignored. */
    public MockHttp redact(String... secrets) {
        recordings.redact(List.of(secrets));
        return this;
    }

    /** Hides the values of a config's secret fields in what is recorded. */
    public MockHttp redactSecretsOf(PluginManifest manifest, PluginConfig config) {
        recordings.redact(
                ConfigSecrets.of(manifest, config).stream().map(Secret::value).toList());
        return this;
    }

    // ---- strictness ----

    /** Lets requests that no stub matches fail for the plugin without failing the test. */
    public MockHttp allowUnmatched() {
        unmatchedAllowed = true;
        return this;
    }

    /** Lets stubs, and answers of stubs, stay unused without failing the test. */
    public MockHttp allowUnusedStubs() {
        unusedAllowed = true;
        return this;
    }

    /**
     * Returns one description for each request that no stub matched, with the nearest stub next to it; none if
     * {@linkplain #allowUnmatched() allowed}.
     */
    public List<String> unmatched() {
        return unmatchedAllowed ? List.of() : network.unmatched();
    }

    /**
     * Returns the description of the stubs that no request used, with the nearest request next to each; empty if there are
     * none, or {@linkplain #allowUnusedStubs() allowed}.
     */
    public Optional<String> unused() {
        List<KnownStub> missed = unusedAllowed ? List.of() : book.missed();
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnusedStubsText(missed, network.sent()).toString());
    }

    /**
     * Returns what no test wants, one description each, apart from unused stubs: {@linkplain #unmatched() unmatched}
     * requests, answers that the test could not compute, what could not be recorded.
     */
    public List<String> findings() {
        return Stream.of(unmatched(), network.failures(), recordings.failures())
                .flatMap(List::stream)
                .toList();
    }

    // ---- what happened ----

    /** Returns what was sent so far and what came back, oldest first. */
    public HttpJournal journal() {
        return new HttpJournal(network.sent().stream().map(Sent::exchange).toList());
    }

    /** Returns all requests so far, oldest first. */
    public List<RecordedRequest> requests() {
        return journal().requests();
    }

    /** Forgets all stubs, recordings and requests, and what was allowed; writes what was recorded. */
    public MockHttp reset() {
        close();
        recordings.forget();
        network.forget();
        book.forget();
        unmatchedAllowed = false;
        unusedAllowed = false;
        return this;
    }

    // ---- for the runtime ----

    /** Returns what carries the requests of a runtime to this network. */
    public HttpTransport transport() {
        return network;
    }

    /**
     * Returns what finds the addresses of hosts on this network: all names are those of public hosts, and an address is
     * its own.
     */
    public HostResolver resolver() {
        return host -> List.of(InetAddress.getByName(host.matches("[0-9.]+") ? host : PUBLIC_ADDRESS));
    }

    private synchronized PortlessWireMock server() {
        if (wireMock == null) {
            wireMock = PortlessWireMock.started();
        }
        return wireMock;
    }

    /** Writes what was recorded, and stops WireMock, if it was started. */
    @Override
    public void close() {
        recordings.close();
        stop();
    }

    private synchronized void stop() {
        if (wireMock != null) {
            wireMock.stop();
            wireMock = null;
        }
    }
}
