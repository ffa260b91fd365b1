package io.github.posthogplugins.testing;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened in an environment, in order: calls of hooks, requests, and log lines, which hold the errors too.
 *
 * <p>Logs are read off whenever something else happens, which puts them between what was before and what came after.
 */
final class Timeline {

    private static final int LONGEST_TEXT = 200;

    private final List<String> lines = new ArrayList<>();
    private final Map<Plugin, Integer> logsRead = new LinkedHashMap<>();
    private final HangDoctor doctor;

    Timeline(HangDoctor doctor) {
        this.doctor = doctor;
    }

    synchronized void follow(Plugin plugin) {
        logsRead.put(plugin, 0);
    }

    ChainResult process(String hook, PluginEvent event, Supplier<ChainResult> call) {
        start(hook, event);
        ChainResult result = call.get();
        add("  -> " + outcome(result.outcome()));
        return result;
    }

    void run(String hook, @Nullable PluginEvent event, Runnable call) {
        start(hook, event);
        call.run();
        readLogs();
    }

    private void start(String hook, @Nullable PluginEvent event) {
        add(event == null ? hook : hook + " " + event.name() + " of " + event.distinctId() + " " + properties(event));
    }

    private static String properties(PluginEvent event) {
        String text = event.properties().toString();
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "… (" + event.properties().size() + " properties)";
    }

    private static String outcome(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return "dropped by " + dropped.plugin();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "no event but " + value.json();
        }
        return outcome instanceof EventOutcome.Rejected rejected ? "rejected: " + rejected.error() : "kept";
    }

    /** Returns a transport that does the same and leaves a line for each request. */
    HttpTransport observing(HttpTransport transport) {
        return call ->
                transport.send(call).whenComplete((reply, failure) -> add("  " + exchange(call, reply, failure)));
    }

    private static String exchange(HttpCall call, @Nullable HttpReply reply, @Nullable Throwable failure) {
        String answer = reply == null ? "failed: " + reason(failure) : reply.status() + " " + reply.statusText();
        return call.method() + " " + call.uri() + " -> " + answer.strip();
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause == null ? "no answer" : String.valueOf(cause.getMessage());
    }

    private synchronized void add(String line) {
        readLogs();
        lines.add(line);
    }

    private synchronized void readLogs() {
        logsRead.replaceAll((plugin, read) -> {
            List<LogEntry> logs = plugin.logs();
            logs.subList(Math.min(read, logs.size()), logs.size()).stream()
                    .filter(entry -> entry.level() != LogEntry.Level.DEBUG || entry.source() == LogEntry.Source.CONSOLE)
                    .forEach(entry -> lines.add(log(plugin, entry)));
            return logs.size();
        });
    }

    private static String log(Plugin plugin, LogEntry entry) {
        String head = "  [" + plugin.identifier() + "] " + entry.level() + " ";
        return head + entry.message().replace("\n", "\n      ");
    }

    /** Adds what happened to a failure, as a suppressed exception without a Java stack. */
    synchronized void explain(Throwable failure) {
        readLogs();
        if (!lines.isEmpty()) {
            failure.addSuppressed(new WhatHappened(lines, doctor.notes()));
        }
    }

    /** Shows up below the failure in every report. */
    private static final class WhatHappened extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WhatHappened(List<String> lines, List<String> notes) {
            super(paragraphs(lines, notes), null, false, false);
        }

        private static String paragraphs(List<String> lines, List<String> notes) {
            return Stream.concat(Stream.of(String.join("\n", lines)), notes.stream())
                    .collect(Collectors.joining("\n\n"));
        }

        @Override
        public String toString() {
            return "What the plugin did, in order:\n  "
                    + String.valueOf(getMessage()).replaceAll("\n(?!\n)", "\n  ");
        }
    }
}
