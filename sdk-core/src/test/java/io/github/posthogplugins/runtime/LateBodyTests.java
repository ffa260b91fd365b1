package io.github.posthogplugins.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.plugin.Plugin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that come later than their heads, over a transport that tells the two apart. */
class LateBodyTests {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final PluginRuntime runtime =
            PluginRuntime.builder().withHttp(new LateTransport()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Object result(String statements) {
        Plugin plugin = Plugins.load(
                runtime,
                "export async function processEvent(e) { const r = await fetch('http://a.com/'); " + statements
                        + "; return e }");
        return String.valueOf(
                runtime.chain(plugin).processEvent(Plugins.event()).event().property("result"));
    }

    @Test
    void fetch_does_not_wait_for_the_body() {
        assertThat(result("e.properties.result = r.status")).isEqualTo("200");
    }

    @Test
    void what_nobody_reads_is_given_up_with_the_runtime() {
        result("");
        runtime.close();

        assertThat(body).isCancelled();
    }

    @Test
    void the_body_is_waited_for_when_it_is_read() {
        body.completeOnTimeout("late".getBytes(UTF_8), 50, TimeUnit.MILLISECONDS);

        assertThat(result("e.properties.result = await r.text()")).isEqualTo("late");
    }

    @Test
    void a_body_that_breaks_off_is_an_error_of_the_body() {
        body.completeExceptionally(new HttpTransportException("ERR_STREAM_PREMATURE_CLOSE", "Premature close"));

        assertThat(result("e.properties.result = await r.text().catch((e) => [e.type, e.code, e.message].join())"))
                .isEqualTo("system,ERR_STREAM_PREMATURE_CLOSE,"
                        + "Invalid response body while trying to fetch http://a.com/: Premature close");
    }

    private final class LateTransport implements HttpTransport {

        @Override
        public CompletionStage<HttpReply> send(HttpCall call) {
            throw new UnsupportedOperationException("fetch opens");
        }

        @Override
        public CompletionStage<HttpAnswer> open(HttpCall call) {
            return CompletableFuture.completedFuture(new HttpAnswer(200, "OK", List.of(), body, Duration.ZERO));
        }
    }
}
