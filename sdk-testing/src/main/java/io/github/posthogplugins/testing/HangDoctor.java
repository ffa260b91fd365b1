package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.plugin.AbandonedWait;
import io.github.posthogplugins.plugin.AwaitPlace;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains what plugins waited for in vain, and what at the end of a test still waits for the clock to be moved. */
final class HangDoctor {

    private final VirtualClock clock;
    private final RequestLog requests;
    private final Map<Plugin, PluginBundle> patients = new LinkedHashMap<>();

    HangDoctor(VirtualClock clock) {
        this.clock = clock;
        this.requests = new RequestLog(clock);
    }

    /** Returns a transport that does the same and lets the doctor know of each request. */
    HttpTransport observing(HttpTransport transport) {
        return requests.observing(transport);
    }

    synchronized void follow(Plugin plugin, PluginBundle bundle) {
        patients.put(plugin, bundle);
    }

    /** Returns what is to be said of promises of a plugin that nothing could have settled. */
    synchronized List<String> stuckPromises(Plugin plugin) {
        return waits(plugin)
                .filter(AbandonedWait::hopeless)
                .map(wait -> explain(plugin, wait))
                .toList();
    }

    /** Returns everything that a failed test may be about, one paragraph each. */
    synchronized List<String> notes() {
        Stream<String> waits =
                patients.keySet().stream().flatMap(plugin -> waits(plugin).map(wait -> explain(plugin, wait)));
        return Stream.concat(waits, whatIsDue()).toList();
    }

    /** Every event may end at the same place; the first tells enough. */
    private static Stream<AbandonedWait> waits(Plugin plugin) {
        Map<AwaitPlace, AbandonedWait> first = new LinkedHashMap<>();
        plugin.abandonedWaits().forEach(wait -> first.putIfAbsent(wait.place(), wait));
        return first.values().stream();
    }

    // ---- promises ----

    private String explain(Plugin plugin, AbandonedWait wait) {
        return "Plugin '" + plugin.identifier() + "' waited " + Durations.words(wait.duration())
                + (wait.hopeless()
                        ? " for a promise that nothing could settle"
                        : " for a promise, and PostHog waits no longer")
                + "\n  at " + wait.place() + frame(plugin, wait.place())
                + others(wait.others())
                + underWay(wait)
                + lastRequest(wait.until())
                + advice(wait);
    }

    private String frame(Plugin plugin, AwaitPlace place) {
        String text = patients.get(plugin).main().map(SourceFile::text).orElse("");
        return place.location().map(at -> CodeFrame.of(text, at)).orElse("");
    }

    private static String others(List<AwaitPlace> others) {
        return others.isEmpty()
                ? ""
                : "\n  also waiting  "
                        + others.stream().map(AwaitPlace::toString).collect(Collectors.joining("\n                "));
    }

    private String underWay(AbandonedWait wait) {
        List<RequestLog.Request> underWay = requests.underWayAt(wait.until());
        if (wait.hopeless()) {
            return "\n  under way     nothing: no request, no timer";
        }
        return "\n  under way     "
                + (underWay.isEmpty()
                        ? "a timer, or a call that a module makes"
                        : underWay.stream()
                                .map(RequestLog.Request::toString)
                                .collect(Collectors.joining("\n                ")));
    }

    private String lastRequest(Instant moment) {
        return requests.lastUntil(moment)
                .filter(last -> !requests.underWayAt(moment).contains(last))
                .map(last -> "\n  last request  " + last)
                .orElse("");
    }

    private String advice(AbandonedWait wait) {
        if (wait.hopeless()) {
            return "\nResolve or reject the promise on every path, or do not wait for it.";
        }
        return requests.underWayAt(wait.until()).isEmpty()
                ? ""
                : "\nLet the stub answer sooner, or the plugin give up earlier: fetch takes a timeout in milliseconds.";
    }

    // ---- the clock ----

    private Stream<String> whatIsDue() {
        return clock.nextDue().filter(due -> due.isAfter(clock.instant())).stream()
                .map(this::whatIsDue);
    }

    private String whatIsDue(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return "The clock of the test stands still; in " + Durations.words(left) + ", " + whoIsDue(due)
                + "\nclock.advance(" + Durations.code(left) + ") moves it there.";
    }

    private String whoIsDue(Instant due) {
        List<String> jobs = patients.keySet().stream()
                .flatMap(plugin -> plugin.queuedJobs().stream())
                .filter(job -> job.runAt().equals(due))
                .map(job -> "job '" + job.name() + "'")
                .distinct()
                .toList();
        return jobs.isEmpty()
                ? "something is due: a scheduled task, a retry, or a buffer."
                : String.join(" and ", jobs) + (jobs.size() == 1 ? " is due." : " are due.");
    }
}
