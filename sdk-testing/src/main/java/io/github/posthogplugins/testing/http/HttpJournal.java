package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What plugins sent and what came back, oldest first, as it was when the journal was asked for.
 *
 * <pre>{@code
 * assertThat(http.journal()).receivedInOrder("POST " + LOGIN, "GET " + USERS);
 * }</pre>
 */
public final class HttpJournal implements Iterable<HttpExchange> {

    private final List<HttpExchange> exchanges;

    HttpJournal(List<HttpExchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    /** Returns all exchanges. */
    public List<HttpExchange> exchanges() {
        return exchanges;
    }

    /** Returns all requests. */
    public List<RecordedRequest> requests() {
        return exchanges.stream().map(HttpExchange::request).toList();
    }

    /** Returns the exchanges with that method and that URL, which may have the braces of a stub's URL. */
    public List<HttpExchange> of(String method, String url) {
        return exchanges.stream()
                .filter(exchange -> exchange.request().is(method, url))
                .toList();
    }

    /** Returns the exchanges whose requests no stub matched. */
    public List<HttpExchange> unmatched() {
        return exchanges.stream()
                .filter(exchange -> exchange.answer() instanceof Answer.Unmatched)
                .toList();
    }

    @Override
    public Iterator<HttpExchange> iterator() {
        return exchanges.iterator();
    }

    /** One line for each exchange. */
    @Override
    public String toString() {
        return exchanges.stream().map(HttpExchange::toString).collect(Collectors.joining("\n"));
    }
}
