package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.secrets.SecretLeak;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a plugin was set up with a config, and torn down again.
 *
 * @param errors what went wrong, rejections that nobody awaited among it
 * @param requests what {@code setupPlugin} sent
 * @param logs what was logged meanwhile
 */
record SetUp(
        SampleConfig sample,
        Plugin.Status status,
        List<PluginError> errors,
        List<RecordedRequest> requests,
        List<LogEntry> logs,
        List<SecretLeak> leaks) {

    private static final int MANY_REQUESTS = 100;

    /** What JavaScript itself throws, and no author on purpose. */
    private static final Set<String> SLIPS = Set.of("TypeError", "ReferenceError", "RangeError");

    static SetUp of(World world, SampleConfig sample) {
        Stage stage = new Stage(world, sample.config());
        try {
            Plugin.Status status = stage.plugin().setUp();
            List<RecordedRequest> requests = stage.services().requests();
            stage.close();
            return new SetUp(
                    sample,
                    status,
                    stage.plugin().errors(),
                    requests,
                    stage.plugin().logs(),
                    stage.leaks());
        } finally {
            stage.close();
        }
    }

    boolean succeeded() {
        return status == Plugin.Status.READY;
    }

    /** What the plugin has failed with, of set-up or of teardown. */
    Optional<PluginError> failure() {
        return errors.stream()
                .filter(error -> error.origin() != Origin.UNHANDLED_REJECTION)
                .findFirst();
    }

    /** The failure, or what the host logged of one that it will try again. */
    String failureText() {
        return failure().map(PluginErrorText::of).orElseGet(() -> logs.stream()
                .filter(entry -> entry.level() == LogEntry.Level.ERROR)
                .map(entry -> "  " + entry.message().replaceFirst(" \\(instance ID [^)]*\\)", ""))
                .findFirst()
                .orElse("  for no recorded reason"));
    }

    /** Whether the plugin asks services over and over, which takes long, and would again with another config. */
    boolean isImportunate() {
        return !succeeded() && requests.size() > MANY_REQUESTS;
    }

    /** Whether the plugin merely refused values that nobody has given, or an answer of services that nobody has stubbed. */
    boolean isRefusal() {
        return !succeeded()
                && failure()
                        .map(error -> Shown.isRetry(error) || !sample.madeUp().isEmpty() && !isSlip(error))
                        .orElse(false);
    }

    /** Parsers refuse a text in the language's own words. */
    private static boolean isSlip(PluginError error) {
        return SLIPS.contains(String.valueOf(error.name())) && !error.message().startsWith("Invalid URL");
    }
}
