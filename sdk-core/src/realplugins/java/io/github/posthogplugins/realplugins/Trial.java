package io.github.posthogplugins.realplugins;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;

/**
 * What one plugin did.
 *
 * @param plugin the name of its folder
 * @param refused why it can't be read or loaded, empty if it can
 * @param hooks the hooks, tasks and jobs that were found
 * @param status how set-up ended
 * @param events what became of each standard event
 * @param requests the hosts that it asked, each with how often
 * @param captured how many events it sent
 * @param errors what was recorded, each text once with how often, unhandled rejections apart
 * @param unhandled the unhandled rejections
 * @param complaints the first lines of what it wrote to {@code console.error}, each once with how often
 * @param config the values of its config as JSON
 * @param exchanges the standard events before and after it
 * @param crash what the SDK itself threw, which it never should; empty if nothing
 * @param milliseconds how long everything took
 */
record Trial(
        String plugin,
        String refused,
        List<String> hooks,
        String status,
        Map<String, String> events,
        Map<String, Integer> requests,
        int captured,
        Map<String, Integer> errors,
        Map<String, Integer> unhandled,
        Map<String, Integer> complaints,
        @JsonRawValue String config,
        List<Exchange> exchanges,
        String crash,
        long milliseconds) {

    static Trial refused(String plugin, String reason, long milliseconds) {
        return new Trial(
                plugin,
                reason,
                List.of(),
                "-",
                Map.of(),
                Map.of(),
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                "{}",
                List.of(),
                "",
                milliseconds);
    }
}
