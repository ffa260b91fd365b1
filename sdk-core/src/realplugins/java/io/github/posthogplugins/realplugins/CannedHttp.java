package io.github.posthogplugins.realplugins;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Answers whatever is asked: with the first of a plugin's own answers that fits, else as OAuth does where a token is asked for,
 * else with an empty JSON object. Plugins that ask again and again until they like the answer have to end: at some time
 * nobody answers any more.
 */
final class CannedHttp implements HttpTransport {

    private static final int MOST = 1000;

    private static final ObjectNode TOKEN = JsonNodeFactory.instance
            .objectNode()
            .put("access_token", "placeholder-token")
            .put("token_type", "Bearer")
            .put("expires_in", 3600);

    private static final List<CannedAnswer> USUAL = List.of(
            new CannedAnswer("POST", "/token", 200, TOKEN), new CannedAnswer("", "", 200, MissingNode.getInstance()));

    private final List<CannedAnswer> answers;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    CannedHttp(List<CannedAnswer> own) {
        this.answers = Stream.concat(own.stream(), USUAL.stream()).toList();
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        requests.add(call.method() + " " + call.uri().getAuthority());
        return requests.size() > MOST
                ? CompletableFuture.failedFuture(new HttpTransportException("ECONNRESET", "read ECONNRESET"))
                : CompletableFuture.completedFuture(answerTo(call));
    }

    private HttpReply answerTo(HttpCall call) {
        return answers.stream()
                .filter(answer -> answer.fits(call))
                .findFirst()
                .orElseThrow()
                .reply();
    }

    /** Returns which hosts were asked, and how often. */
    Map<String, Integer> requests() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.copyOf(requests).forEach(request -> counts.merge(request, 1, Integer::sum));
        return counts;
    }
}
