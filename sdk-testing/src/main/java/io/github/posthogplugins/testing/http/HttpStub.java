package io.github.posthogplugins.testing.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stub in the making: which requests it matches, and then what it answers.
 *
 * <pre>{@code
 * http.post("https://hooks.example.com/").withHeader("authorization", "Bearer key").returnsJson("{\"ok\": true}");
 * http.get("https://api.example.com/users/{id}").returns(429).withHeader("retry-after", "1").then().returns(200);
 * }</pre>
 *
 * <p>It comes into force with its first answer. Answers after {@link Replies#then()} are given to the requests after the
 * first, the last answer to all that follow.
 */
public final class HttpStub {

    private final StubDefinition definition;

    HttpStub(StubDefinition definition) {
        this.definition = definition;
    }

    // ---- which requests ----

    /**
     * Matches only requests with that parameter in their query, decoded. The order of parameters does not count; other
     * parameters than those named may be there only with {@link #anyQuery()}.
     *
     * @throws IllegalStateException if the stub's URL has a query already
     */
    public HttpStub withQuery(String name, String value) {
        definition.requireQuery(name, mapping -> mapping.withQueryParam(name, equalTo(value)));
        return this;
    }

    /**
     * Matches whatever the query is, apart from what {@link #withQuery} asks for.
     *
     * @throws IllegalStateException if the stub's URL has a query already
     */
    public HttpStub anyQuery() {
        definition.freeQuery();
        return this;
    }

    /** Matches only requests with that header; case matters in the value, not in the name. */
    public HttpStub withHeader(String name, String value) {
        definition.require(mapping -> mapping.withHeader(name, equalTo(value)));
        return this;
    }

    /** Matches only requests with that header, and a value that this regular expression matches as a whole. */
    public HttpStub withHeaderMatching(String name, String regex) {
        definition.require(mapping -> mapping.withHeader(name, matching(regex)));
        return this;
    }

    /** Matches only requests without that header. */
    public HttpStub withoutHeader(String name) {
        definition.require(mapping -> mapping.withHeader(name, absent()));
        return this;
    }

    /** Matches only requests with that body, character by character. */
    public HttpStub withBody(String text) {
        definition.require(mapping -> mapping.withRequestBody(equalTo(text)));
        return this;
    }

    /** Matches only requests with that text somewhere in their body. */
    public HttpStub withBodyContaining(String text) {
        definition.require(mapping -> mapping.withRequestBody(containing(text)));
        return this;
    }

    /**
     * Matches only requests whose body is the same JSON, whatever its order of keys and its white space.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public HttpStub withBodyJson(String json) {
        JsonComparison.requireJson(json);
        definition.require(mapping -> mapping.withRequestBody(equalToJson(json)));
        return this;
    }

    /**
     * Matches only requests whose body is JSON with these values; other members of objects, and more elements at the end
     * of arrays, may be there too.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public HttpStub withBodyJsonContaining(String json) {
        JsonComparison.requireJson(json);
        definition.require(mapping -> mapping.withRequestBody(equalToJson(json, false, true)));
        return this;
    }

    /** Matches only requests whose body is a form ({@code name=value&…}) with that field, decoded. */
    public HttpStub withForm(String name, String value) {
        definition.require(Condition.form(name, value));
        return this;
    }

    // ---- when ----

    /**
     * Answers only while the scenario is in that state. Scenarios begin in the state {@link MockHttp#STARTED}.
     *
     * <pre>{@code
     * http.post(EXPORTS).movesScenario("export", "running").returns(202);
     * http.get(EXPORTS).whenScenario("export", "running").returnsJson("{\"state\": \"running\"}");
     * }</pre>
     *
     * @throws IllegalStateException if the stub is part of another scenario
     */
    public HttpStub whenScenario(String scenario, String state) {
        definition.scenario().require(scenario, state);
        return this;
    }

    /**
     * Moves the scenario to that state with each answer.
     *
     * @throws IllegalStateException if the stub is part of another scenario
     */
    public HttpStub movesScenario(String scenario, String state) {
        definition.scenario().moveTo(scenario, state);
        return this;
    }

    /** Lets the next answer take that long on the test's clock; nothing really waits. */
    public HttpStub after(Duration duration) {
        definition.delay(duration);
        return this;
    }

    /** Lets the test pass without a request that matches. */
    public HttpStub optional() {
        definition.known().allowUnused();
        return this;
    }

    // ---- answers ----

    /** Answers with a status and no body. */
    public Replies returns(int status) {
        return returns(StubReply.status(status));
    }

    /** Answers with a status and a text. */
    public Replies returns(int status, String body) {
        return returns(StubReply.status(status).withBody(body));
    }

    /** Answers with status 200 and JSON. */
    public Replies returnsJson(String json) {
        return returns(StubReply.json(json));
    }

    /** Answers with a status and JSON. */
    public Replies returnsJson(int status, String json) {
        return returns(StubReply.status(status).withJson(json));
    }

    /**
     * Answers with status 200 and the bytes of a file, read now; the content type follows from the file's name.
     *
     * @param file the file; a relative path starts at the working directory
     * @throws IllegalArgumentException if there is no such file
     * @throws java.io.UncheckedIOException if it can't be read
     */
    public Replies returnsFile(Path file) {
        return returnsFile(200, file);
    }

    /**
     * Answers with a status and the bytes of a file, as {@link #returnsFile(Path)}.
     *
     * @throws IllegalArgumentException if there is no such file
     * @throws java.io.UncheckedIOException if it can't be read
     */
    public Replies returnsFile(int status, Path file) {
        return returns(ReplyFile.read(status, file));
    }

    /** Answers with that. */
    public Replies returns(StubReply reply) {
        ResponseDefinitionBuilder response =
                aResponse().withStatus(reply.status()).withBody(reply.body());
        reply.headers().forEach(header -> response.withHeader(header.name(), header.value()));
        return returns(response);
    }

    /**
     * Answers with what the function makes of the request.
     *
     * <p>If it throws, the plugin sees a failed request, and the test fails at its end.
     */
    public Replies returns(Function<RecordedRequest, StubReply> reply) {
        return answer(aResponse(), new Behaviour.Computed(reply));
    }

    /** Answers in WireMock's own terms. */
    public Replies returns(ResponseDefinitionBuilder response) {
        return answer(response, null);
    }

    // ---- faults ----

    /** Fails without an answer: {@code fetch} rejects with a {@code FetchError} of code {@code ECONNRESET}. */
    public Replies fails() {
        return closesConnection();
    }

    /** Fails with that code of Node's, and that text behind {@code request to … failed, reason: }. */
    public Replies fails(String code, String reason) {
        definition.requireNoDelay();
        return answer(aResponse(), new Behaviour.Failing(code, reason));
    }

    /** Closes the connection instead of an answer: {@code socket hang up}, code {@code ECONNRESET}. */
    public Replies closesConnection() {
        return failure(Fault.EMPTY_RESPONSE);
    }

    /** Resets the connection: {@code read ECONNRESET}, code {@code ECONNRESET}. */
    public Replies resetsConnection() {
        return failure(Fault.CONNECTION_RESET_BY_PEER);
    }

    /** Accepts no connection: {@code connect ECONNREFUSED …}, code {@code ECONNREFUSED}. */
    public Replies refusesConnection() {
        return fails("ECONNREFUSED", "connect ECONNREFUSED " + MockHttp.PUBLIC_ADDRESS + ":" + definition.port());
    }

    /** Begins an answer with status 200 whose body breaks off: reading it fails with {@code Premature close}. */
    public Replies breaksOff() {
        return returns(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    /** Answers with what is no HTTP: {@code Parse Error: Expected HTTP/}, code {@code HPE_INVALID_CONSTANT}. */
    public Replies returnsGarbage() {
        return failure(Fault.RANDOM_DATA_THEN_CLOSE);
    }

    /**
     * Takes the request and never answers. What then ends the plugin's waiting, a time-out of {@code fetch} or the
     * server's of the hook, passes on the test's clock.
     */
    public Replies neverAnswers() {
        return answer(aResponse(), new Behaviour.Silent());
    }

    private Replies failure(Fault fault) {
        definition.requireNoDelay();
        return returns(aResponse().withFault(fault));
    }

    private Replies answer(ResponseDefinitionBuilder response, @Nullable Behaviour behaviour) {
        definition.answer(response, behaviour);
        return new Replies(this);
    }

    /** An answer of a stub, and what follows it. */
    public static final class Replies {

        private final HttpStub stub;

        private Replies(HttpStub stub) {
            this.stub = stub;
        }

        /** Adds a header to the answer. */
        public Replies withHeader(String name, String value) {
            stub.definition.change(response -> response.withHeader(name, value));
            return this;
        }

        /** Goes on with the answer to the next request. */
        public HttpStub then() {
            return stub;
        }
    }
}
