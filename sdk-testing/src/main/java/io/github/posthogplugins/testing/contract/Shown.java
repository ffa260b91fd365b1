package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What messages show. */
final class Shown {

    private Shown() {}

    static String errors(Collection<PluginError> errors) {
        return errors.stream().map(PluginErrorText::of).distinct().collect(Collectors.joining("\n"));
    }

    static String requests(List<RecordedRequest> requests) {
        return lines(requests.stream().map(RecordedRequest::toString).distinct().toList());
    }

    static String lines(Collection<?> lines) {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    /** Whether a plugin has asked, in PostHog's own way, to be called again later; newer servers count the attempts. */
    static boolean isRetry(PluginError error) {
        return String.valueOf(error.name()).startsWith("RetryError");
    }
}
