package io.github.posthogplugins.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivingAnswerTests {

    private static final ResponseInfo HEAD = new ResponseInfo() {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("X-A", List.of("1")), (name, value) -> true);
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    };

    private final ArrivingAnswer arriving = new ArrivingAnswer();

    @Test
    void a_head_that_has_arrived_outlives_an_exchange_that_fails() {
        arriving.apply(HEAD);

        HttpAnswer answer = arriving.answer(new EOFException("broke off")).orElseThrow();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsExactly(new HttpHeader("X-A", "1"));
        assertThat(answer.body().toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("Premature close");
    }

    @Test
    void without_a_head_there_is_no_answer() {
        assertThat(arriving.answer(new EOFException("hung up"))).isEmpty();
    }
}
