package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A request and what came back.
 *
 * @param time when it was sent, on the test's clock
 * @param request the request
 * @param answer what came back
 */
public record HttpExchange(Instant time, RecordedRequest request, Answer answer) {

    /** The time, the request and the answer, in one line. */
    @Override
    public String toString() {
        return time + " " + request + " -> " + answer;
    }

    /** What came back. */
    public sealed interface Answer {

        /**
         * An answer of a server.
         *
         * @param status the status code
         * @param statusText the reason phrase, empty if there is none
         * @param headers the headers in their order
         * @param body the body as UTF-8 text, as much of it as came
         * @param after how long it took on the test's clock
         * @param isWhole whether the body came to its end
         */
        record Reply(
                int status, String statusText, List<HttpHeader> headers, String body, Duration after, boolean isWhole)
                implements Answer {

            /** Copies the headers. */
            public Reply {
                headers = List.copyOf(headers);
            }

            /** The status, and how long it took if it took time. */
            @Override
            public String toString() {
                String took = after.isZero()
                        ? ""
                        : " after " + after.toString().substring(2).toLowerCase(Locale.ROOT);
                return (status + " " + statusText).strip() + took + (isWhole ? "" : ", then the body broke off");
            }
        }

        /**
         * No answer, because something went wrong.
         *
         * @param code Node's code, such as {@code ECONNRESET}
         * @param reason what went wrong, in Node's words
         */
        record Failure(String code, String reason) implements Answer {

            @Override
            public String toString() {
                return "failed: " + reason;
            }
        }

        /** No answer, because no stub of the test matches. */
        record Unmatched() implements Answer {

            @Override
            public String toString() {
                return "no stub matches";
            }
        }

        /** No answer, or none yet. */
        record None() implements Answer {

            @Override
            public String toString() {
                return "no answer";
            }
        }
    }
}
