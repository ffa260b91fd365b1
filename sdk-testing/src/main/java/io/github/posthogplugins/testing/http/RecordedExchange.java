package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;

/** A request to a real service, and its answer. */
record RecordedExchange(HttpCall call, HttpReply reply) {}
