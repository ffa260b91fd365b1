package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.testing.http.StubDifferences.Compared;
import java.util.Locale;

/** Says which request no stub matches, and in what it differs from the nearest stub. */
final class NearMissText {

    private final HttpCall call;
    private final String moreAdvice;

    /**
     * @param moreAdvice what else helps; empty for nothing
     */
    NearMissText(HttpCall call, String moreAdvice) {
        this.call = call;
        this.moreAdvice = moreAdvice;
    }

    String withoutStub() {
        return "The plugin sent a request, but the test has no stubs\n"
                + "  request  " + call.method() + " " + call.uri()
                + "\n" + advice("");
    }

    String beside(Compared nearest) {
        return "The plugin sent a request that no stub matches\n"
                + "  request       " + call.method() + " " + call.uri() + "\n"
                + "  nearest stub  " + nearest.title() + "\n"
                + differences(nearest) + "\n"
                + advice(hasTooManyParameters(nearest) ? " let the nearest stub take anyQuery()," : "");
    }

    private static String differences(Compared nearest) {
        return nearest.differences().isEmpty()
                ? "  Nothing that can be shown differs; the stub may wait for another state of its scenario."
                : Difference.lines(nearest.differences(), 2);
    }

    private static boolean hasTooManyParameters(Compared nearest) {
        return nearest.differences().size() == 1 && nearest.differences().get(0).isOfMoreParameters();
    }

    private String advice(String otherwise) {
        String facade =
                switch (call.method()) {
                    case "GET", "POST", "PUT", "PATCH", "DELETE" ->
                        "http." + call.method().toLowerCase(Locale.ROOT) + "(\"";
                    default -> "http.request(\"" + call.method() + "\", \"";
                };
        return "Add a stub with " + facade + call.uri() + "\")," + otherwise + " or call http.allowUnmatched()."
                + (moreAdvice.isEmpty() ? "" : "\n" + moreAdvice);
    }
}
