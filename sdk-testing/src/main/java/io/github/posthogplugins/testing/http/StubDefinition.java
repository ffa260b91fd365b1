package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a stub has been told so far, in WireMock's terms: a mapping for each of its answers. */
final class StubDefinition {

    private final WireMockServer server;
    private final KnownStub known;
    private final String method;
    private final UrlTemplate url;
    private final List<UnaryOperator<MappingBuilder>> patterns = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<String> queryNames = new LinkedHashSet<>();
    private final List<Reply> replies = new ArrayList<>();
    private final StubScenario scenario = new StubScenario();
    private Duration delay = Duration.ZERO;
    private boolean queryIsFree;

    StubDefinition(WireMockServer server, StubBook book, String method, UrlTemplate url) {
        this.server = server;
        this.method = method;
        this.url = url;
        known = book.add(method + " " + url, CallSite.current().place());
    }

    KnownStub known() {
        return known;
    }

    StubScenario scenario() {
        return scenario;
    }

    int port() {
        return url.port();
    }

    void require(UnaryOperator<MappingBuilder> pattern) {
        patterns.add(pattern);
    }

    void require(Condition condition) {
        conditions.add(condition);
    }

    void freeQuery() {
        requireUrlWithoutQuery("anyQuery()");
        queryIsFree = true;
    }

    void requireQuery(String name, UnaryOperator<MappingBuilder> pattern) {
        requireUrlWithoutQuery("withQuery(\"" + name + "\", …)");
        queryNames.add(name);
        patterns.add(pattern);
    }

    private void requireUrlWithoutQuery(String call) {
        if (url.hasQuery()) {
            throw new IllegalStateException("The stub for " + url + " has a query in its URL, so " + call
                    + " can't change that.\nSay all of the query in the URL, or all of it with withQuery(…).");
        }
    }

    /** Lets the next answer take that long. */
    void delay(Duration duration) {
        delay = duration;
    }

    /**
     * @throws IllegalStateException if the next answer should take its time
     */
    void requireNoDelay() {
        if (!delay.isZero()) {
            throw new IllegalStateException("after(…) lets answers take their time, but a connection fails at once.\n"
                    + "Leave after(…) out; a stub that neverAnswers() runs into the plugin's own time-out.");
        }
    }

    /** Adds an answer to the next request. */
    void answer(ResponseDefinitionBuilder response, @Nullable Behaviour behaviour) {
        if (!replies.isEmpty()) {
            scenario.requireFree();
        }
        Reply reply = new Reply(UUID.randomUUID(), delayed(response));
        replies.add(reply);
        known.addAnswer(reply.id(), behaviour);
        int last = replies.size() - 1;
        if (last > 0) {
            server.editStub(mapping(last - 1));
        }
        StubMapping mapping = server.stubFor(mapping(last));
        known.meant(mapping.getRequest(), isQueryApart() ? url.path() : url.pathAndQuery(), allConditions());
    }

    private ResponseDefinitionBuilder delayed(ResponseDefinitionBuilder response) {
        Duration taken = delay;
        delay = Duration.ZERO;
        return taken.isZero() ? response : response.withFixedDelay(Math.toIntExact(taken.toMillis()));
    }

    /** Changes the last answer. */
    void change(UnaryOperator<ResponseDefinitionBuilder> change) {
        int last = replies.size() - 1;
        change.apply(replies.get(last).response());
        server.editStub(mapping(last));
    }

    private MappingBuilder mapping(int index) {
        MappingBuilder mapping = WireMock.request(method, isQueryApart() ? url.pathPattern() : url.urlPattern())
                .withScheme(url.scheme())
                .withHost(url.hostPattern())
                .withPort(url.port());
        for (UnaryOperator<MappingBuilder> pattern : patterns) {
            mapping = pattern.apply(mapping);
        }
        List<Condition> all = allConditions();
        if (!all.isEmpty()) {
            mapping = mapping.andMatching(request -> met(all, request));
        }
        Reply reply = replies.get(index);
        return scenario.in(mapping.withId(reply.id()), index, replies.size()).willReturn(reply.response());
    }

    private boolean isQueryApart() {
        return queryIsFree || !queryNames.isEmpty();
    }

    private List<Condition> allConditions() {
        List<Condition> all = new ArrayList<>(conditions);
        if (!queryIsFree && !queryNames.isEmpty()) {
            all.add(Condition.noOtherQuery(Collections.unmodifiableSet(new LinkedHashSet<>(queryNames))));
        }
        return all;
    }

    private static MatchResult met(List<Condition> conditions, Request request) {
        return MatchResult.of(
                conditions.stream().allMatch(condition -> condition.isMet().test(request)));
    }

    private record Reply(UUID id, ResponseDefinitionBuilder response) {}
}
