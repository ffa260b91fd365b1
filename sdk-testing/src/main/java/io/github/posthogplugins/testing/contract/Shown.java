package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What messages show. */
final class Shown {

    private static final String TIMED_OUT = "Script execution timed out";

    private Shown() {}

    /** The error's type and message, and where it happened, on indented lines. */
    static String error(PluginError error) {
        String place = error.location().map(location -> "\n    at " + location).orElse("");
        return "  " + error.toString().replace("\n", "\n  ") + place;
    }

    static String errors(Collection<PluginError> errors) {
        return errors.stream().map(Shown::error).distinct().collect(Collectors.joining("\n"));
    }

    static String requests(List<RecordedRequest> requests) {
        return lines(requests.stream().map(RecordedRequest::toString).distinct().toList());
    }

    static String lines(Collection<?> lines) {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    static boolean isHang(PluginError error) {
        return error.message().startsWith(TIMED_OUT);
    }

    /** Whether a plugin has asked, in PostHog's own way, to be called again later; newer servers count the attempts. */
    static boolean isRetry(PluginError error) {
        return String.valueOf(error.name()).startsWith("RetryError");
    }

    /** Whether an error of one type at one place is of the same making as another one. */
    static String kind(PluginError error) {
        return error.name() + error.location().orElse(error.message());
    }
}
