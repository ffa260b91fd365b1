package io.github.posthogplugins.testing.expectation;

import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What plugins sent, as files say it. */
public final class Requests {

    private Requests() {}

    /** Returns method, URL, headers and body of each request. */
    public static List<Map<String, @Nullable Object>> json(List<RecordedRequest> requests) {
        return requests.stream().map(Requests::json).toList();
    }

    /** Returns method, URL, headers and body of a request. */
    public static Map<String, @Nullable Object> json(RecordedRequest request) {
        Map<String, Object> headers = new LinkedHashMap<>();
        request.headers()
                .forEach(header ->
                        headers.merge(header.name(), header.value(), (first, second) -> first + ", " + second));
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("method", request.method());
        view.put("url", request.url());
        view.put("headers", headers);
        view.put("body", body(request.body()));
        return view;
    }

    /** Returns JSON as such, and anything else as the text that it is; null for none. */
    public static @Nullable Object body(String text) {
        try {
            return text.isEmpty() ? null : new JsonText("a body", text).value();
        } catch (InvalidJsonException notJson) {
            return text;
        }
    }
}
