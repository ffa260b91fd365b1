package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions about the requests that plugins sent, matched or not. */
public final class MockHttpAssert extends AbstractAssert<MockHttpAssert, MockHttp> {

    MockHttpAssert(MockHttp actual) {
        super(actual, MockHttpAssert.class);
    }

    /** Goes on with assertions about all requests as JSON. */
    public JsonAssert json() {
        isNotNull();
        return new JsonAssert(actual).about("What the plugin sent", "").as(descriptionText());
    }

    /** Checks that all requests is what it was when the snapshot of this test was taken. */
    public MockHttpAssert matchesSnapshot() {
        json().matchesSnapshot();
        return this;
    }

    /** Checks the same with one of several snapshots of this test. */
    public MockHttpAssert matchesSnapshot(String name) {
        json().matchesSnapshot(name);
        return this;
    }

    /** Checks that there was a request with that method to exactly that URL, query included. */
    public MockHttpAssert received(String method, String url) {
        isNotNull();
        if (count(method, url) == 0) {
            throw failure("Expecting the request\n  %s %s\nbut the requests are\n%s", method, url, lines());
        }
        return this;
    }

    /** Checks that there were that many requests with that method to exactly that URL, query included. */
    public MockHttpAssert received(int times, String method, String url) {
        isNotNull();
        long found = count(method, url);
        if (found != times) {
            throw failure(
                    "Expecting %s times the request\n  %s %s\nbut it came %s times, and the requests are\n%s",
                    times, method, url, found, lines());
        }
        return this;
    }

    /** Checks that there was no request at all. */
    public MockHttpAssert receivedNothing() {
        isNotNull();
        if (!actual.requests().isEmpty()) {
            throw failure("Expecting no requests, but the requests are\n%s", lines());
        }
        return this;
    }

    /** Goes on with AssertJ's assertions about the list of requests. */
    public ListAssert<RecordedRequest> requests() {
        isNotNull();
        return Assertions.assertThat(actual.requests());
    }

    private long count(String method, String url) {
        return actual.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.url().equals(url))
                .count();
    }

    private String lines() {
        List<RecordedRequest> requests = actual.requests();
        return Described.lines(requests);
    }
}
