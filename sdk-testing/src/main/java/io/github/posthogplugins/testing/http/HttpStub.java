package io.github.posthogplugins.testing.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A stub in the making: which requests it matches, and then what it answers.
 *
 * <pre>{@code
 * http.post("https://hooks.example.com/").withHeader("authorization", "Bearer key").returnsJson("{\"ok\": true}");
 * }</pre>
 *
 * <p>It comes into force with the first {@code returns…} or {@link #fails()}. Answers after {@link Replies#then()} are
 * given to the requests after the first, the last answer to all that follow.
 */
public final class HttpStub {

    private final WireMockServer server;
    private final String method;
    private final StubUrl url;
    private final List<UnaryOperator<MappingBuilder>> conditions = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final String scenario = "requests of stub " + UUID.randomUUID();
    private Duration delay = Duration.ZERO;

    HttpStub(WireMockServer server, String method, StubUrl url) {
        this.server = server;
        this.method = method;
        this.url = url;
    }

    /** Matches only requests with that header; case matters in the value, not in the name. */
    public HttpStub withHeader(String name, String value) {
        conditions.add(mapping -> mapping.withHeader(name, equalTo(value)));
        return this;
    }

    /** Matches only requests with that body, character by character. */
    public HttpStub withBody(String text) {
        conditions.add(mapping -> mapping.withRequestBody(equalTo(text)));
        return this;
    }

    /** Matches only requests whose body is the same JSON, whatever its order of keys and its white space. */
    public HttpStub withBodyJson(String json) {
        conditions.add(mapping -> mapping.withRequestBody(equalToJson(json)));
        return this;
    }

    /** Lets the next answer take that long on the test's clock; nothing really waits. */
    public HttpStub after(Duration duration) {
        delay = duration;
        return this;
    }

    /** Answers with a status and no body. */
    public Replies returns(int status) {
        return answer(aResponse().withStatus(status));
    }

    /** Answers with a status and a text. */
    public Replies returns(int status, String body) {
        return answer(aResponse().withStatus(status).withBody(body));
    }

    /** Answers with status 200 and JSON. */
    public Replies returnsJson(String json) {
        return returnsJson(200, json);
    }

    /** Answers with a status and JSON. */
    public Replies returnsJson(int status, String json) {
        return answer(aResponse()
                .withStatus(status)
                .withHeader("content-type", "application/json")
                .withBody(json));
    }

    /** Breaks the connection: {@code fetch} rejects with a {@code FetchError} of code {@code ECONNRESET}. */
    public Replies fails() {
        return answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    /** Answers in WireMock's own terms. */
    public Replies returns(ResponseDefinitionBuilder response) {
        return answer(response);
    }

    private Replies answer(ResponseDefinitionBuilder response) {
        replies.add(new Reply(UUID.randomUUID(), delayed(response)));
        int last = replies.size() - 1;
        if (last > 0) {
            server.editStub(mapping(last - 1));
        }
        server.stubFor(mapping(last));
        return new Replies(this);
    }

    private ResponseDefinitionBuilder delayed(ResponseDefinitionBuilder response) {
        Duration taken = delay;
        delay = Duration.ZERO;
        return taken.isZero() ? response : response.withFixedDelay(Math.toIntExact(taken.toMillis()));
    }

    private MappingBuilder mapping(int index) {
        MappingBuilder mapping = WireMock.request(method, urlEqualTo(url.pathAndQuery()))
                .withScheme(url.scheme())
                .withHost(equalTo(url.host()))
                .withPort(url.port());
        for (UnaryOperator<MappingBuilder> condition : conditions) {
            mapping = condition.apply(mapping);
        }
        Reply reply = replies.get(index);
        return inScenario(mapping.withId(reply.id()), index).willReturn(reply.response());
    }

    /** Each answer is a mapping of its own, in a scenario that moves on from one to the next. */
    private MappingBuilder inScenario(MappingBuilder mapping, int index) {
        if (replies.size() == 1) {
            return mapping;
        }
        ScenarioMappingBuilder step = mapping.inScenario(scenario).whenScenarioStateIs(state(index));
        return index == replies.size() - 1 ? step : step.willSetStateTo(state(index + 1));
    }

    private static String state(int index) {
        return index == 0 ? Scenario.STARTED : "after " + index;
    }

    private record Reply(UUID id, ResponseDefinitionBuilder response) {}

    /** What follows the first answer of a stub. */
    public static final class Replies {

        private final HttpStub stub;

        private Replies(HttpStub stub) {
            this.stub = stub;
        }

        /** Goes on with the answer to the next request. */
        public HttpStub then() {
            return stub;
        }
    }
}
