package io.github.posthogplugins.testing.http;

import java.util.Arrays;

/** Says where the test failed while it computed an answer. */
final class ComputedFailure {

    private ComputedFailure() {}

    static String describe(RecordedRequest request, Throwable failure) {
        return "The answer to a request could not be computed\n"
                + "  request  " + request + "\n"
                + "  " + failure.toString().replace("\n", "\n  ") + "\n"
                + "    at " + place(failure) + "\n"
                + "Correct the function that the stub was given in returns(…).";
    }

    /** The first line outside of the JDK. */
    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getModuleName() == null)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("an unknown place");
    }
}
