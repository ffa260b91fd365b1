package io.github.posthogplugins.realplugins;

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
 * @param requests how many requests it made
 * @param captured how many events it sent
 * @param errors what was recorded, each text once with how often, unhandled rejections apart
 * @param unhandled the unhandled rejections
 * @param crash what the SDK itself threw, which it never should; empty if nothing
 * @param milliseconds how long everything took
 */
record Trial(
        String plugin,
        String refused,
        List<String> hooks,
        String status,
        Map<String, String> events,
        int requests,
        int captured,
        Map<String, Integer> errors,
        Map<String, Integer> unhandled,
        String crash,
        long milliseconds) {

    static Trial refused(String plugin, String reason, long milliseconds) {
        return new Trial(plugin, reason, List.of(), "-", Map.of(), 0, 0, Map.of(), Map.of(), "", milliseconds);
    }
}
