package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.Arrays;
import java.util.List;

/** A request as tests name it in one text: {@code "GET https://api.example.com/users/{id}"}. */
record RequestLine(String method, String url) {

    static List<RequestLine> parse(String... requests) {
        return Arrays.stream(requests).map(RequestLine::parse).toList();
    }

    private static RequestLine parse(String request) {
        String[] parts = request.split(" ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "A request is a method and a URL, such as \"GET https://api.example.com/\", but got \"" + request
                            + "\".");
        }
        return new RequestLine(parts[0], parts[1]);
    }

    boolean fits(RecordedRequest request) {
        return request.is(method, url);
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
