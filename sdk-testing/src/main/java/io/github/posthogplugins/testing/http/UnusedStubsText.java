package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says which stubs no request used, and which request came nearest. */
final class UnusedStubsText {

    /** A request that differs in more sides than this was not meant. */
    private static final int MOST_SIDES = 2;

    private final List<KnownStub> stubs;
    private final List<Sent> sent;

    UnusedStubsText(List<KnownStub> stubs, List<Sent> sent) {
        this.stubs = stubs;
        this.sent = sent;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("The test has stubs that the plugin did not use");
        stubs.forEach(stub -> text.append("\n  ").append(stub.title()).append(found(stub)));
        return text.append(
                        "\nRemove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().")
                .toString();
    }

    private String found(KnownStub stub) {
        String made = "\n    from     " + stub.place();
        if (stub.count() == 0) {
            return made + "\n    It has no answer: add returns(…).";
        }
        if (stub.given() > 0) {
            return made + "\n    It gave " + stub.given() + " of its " + stub.count() + " answers.";
        }
        return made + stub.pattern().flatMap(pattern -> nearest(stub, pattern)).orElse("");
    }

    private Optional<String> nearest(KnownStub stub, RequestPattern pattern) {
        return sent.stream()
                .min(Comparator.comparingDouble(
                        request -> pattern.match(request.logged()).getDistance()))
                .flatMap(request -> described(stub, pattern, request));
    }

    private static Optional<String> described(KnownStub stub, RequestPattern pattern, Sent request) {
        LoggedRequest logged = request.logged();
        List<Difference> differences = StubDifferences.between(stub, pattern, logged);
        return differences.stream().map(Difference::side).distinct().count() > MOST_SIDES
                ? Optional.empty()
                : Optional.of("\n    nearest  " + request.title() + "\n" + reason(request, differences));
    }

    private static String reason(Sent request, List<Difference> differences) {
        if (!differences.isEmpty()) {
            return Difference.lines(differences, 4);
        }
        return request.mapping().isPresent()
                ? "    It matches, but another stub answered it."
                : "    It matches, but the stub waited for another state of its scenario.";
    }
}
