package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.plugin.AbandonedWait;
import io.github.posthogplugins.plugin.AwaitPlace;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.testing.http.HttpExchange;
import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains what plugins waited for in vain, and what at the end of a test still waits for the clock to be moved.
 *
 * <p>Safe for use by several threads.
 */
public final class HangDoctor {

    private final VirtualClock clock;
    private final MockHttp http;
    private final Map<Plugin, PluginBundle> patients = new LinkedHashMap<>();

    /** Knows the time by that clock, and what was asked by the journal of that network. */
    public HangDoctor(VirtualClock clock, MockHttp http) {
        this.clock = clock;
        this.http = http;
    }

    /** Looks after a plugin. */
    public synchronized void follow(Plugin plugin, PluginBundle bundle) {
        patients.put(plugin, bundle);
    }

    /** Returns what is to be said of promises of a plugin that nothing could have settled. */
    public synchronized List<String> stuckPromises(Plugin plugin) {
        return waits(plugin)
                .filter(AbandonedWait::hopeless)
                .map(wait -> explain(plugin, wait))
                .toList();
    }

    /** Returns everything that a failed test may be about, one paragraph each. */
    public synchronized List<String> notes() {
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
        return place.location()
                .map(at -> CodeFrame.of(text, at.line().orElse(0), at.column().orElse(1)))
                .filter(frame -> !frame.isEmpty())
                .map(frame -> "\n    " + String.join("\n    ", frame))
                .orElse("");
    }

    private static String others(List<AwaitPlace> others) {
        return others.isEmpty()
                ? ""
                : "\n  also waiting  "
                        + others.stream().map(AwaitPlace::toString).collect(Collectors.joining("\n                "));
    }

    private String underWay(AbandonedWait wait) {
        List<String> underWay = underWayAt(wait.until()).map(HangDoctor::line).toList();
        if (wait.hopeless()) {
            return "\n  under way     nothing: no request, no timer";
        }
        return "\n  under way     "
                + (underWay.isEmpty()
                        ? "a timer, or a call that a module makes"
                        : String.join("\n                ", underWay));
    }

    private Stream<HttpExchange> underWayAt(Instant moment) {
        return sentUntil(moment).filter(exchange -> isUnderWayAt(moment, exchange));
    }

    private Stream<HttpExchange> sentUntil(Instant moment) {
        return http.journal().exchanges().stream()
                .filter(exchange -> !exchange.time().isAfter(moment));
    }

    private static boolean isUnderWayAt(Instant moment, HttpExchange exchange) {
        return exchange.answer() instanceof Answer.Reply reply
                ? exchange.time().plus(reply.after()).isAfter(moment)
                : exchange.answer() instanceof Answer.None;
    }

    private static String line(HttpExchange exchange) {
        return exchange.request() + " -> " + exchange.answer();
    }

    private String lastRequest(Instant moment) {
        return sentUntil(moment)
                .reduce((earlier, later) -> later)
                .filter(last -> !isUnderWayAt(moment, last))
                .map(last -> "\n  last request  " + line(last))
                .orElse("");
    }

    private String advice(AbandonedWait wait) {
        if (wait.hopeless()) {
            return "\nResolve or reject the promise on every path, or do not wait for it.";
        }
        return underWayAt(wait.until()).findAny().isEmpty()
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
