package io.github.posthogplugins.testing.http;

import java.util.function.Function;

/** How a stub answers where WireMock has no words for it. */
sealed interface Behaviour {

    /** The answer depends on the request. */
    record Computed(Function<RecordedRequest, StubReply> reply) implements Behaviour {}

    /** There is no connection, for this reason. */
    record Failing(String code, String reason) implements Behaviour {}

    /** The request gets through, and nothing comes back. */
    record Silent() implements Behaviour {}
}
