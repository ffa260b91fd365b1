package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.posthogplugins.extension.HttpCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plugin's request as WireMock sees it. */
final class PluginRequest extends ImmutableRequest {

    private final StubUrl url;

    private PluginRequest(HttpCall call, StubUrl url) {
        super(
                url.toString(),
                RequestMethod.fromString(call.method()),
                "HTTP/1.1",
                "127.0.0.1",
                headers(call),
                call.body(),
                false,
                false);
        this.url = url;
    }

    static PluginRequest of(HttpCall call) {
        return new PluginRequest(call, StubUrl.of(call.uri()));
    }

    private static HttpHeaders headers(HttpCall call) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        call.headers().forEach(header -> byName.computeIfAbsent(header.name(), name -> new ArrayList<>())
                .add(header.value()));
        return new HttpHeaders(byName.entrySet().stream()
                .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                .toList());
    }

    @Override
    public int getPort() {
        return url.port();
    }

    @Override
    public Map<String, Cookie> getCookies() {
        return Map.of();
    }
}
