package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginActivity;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.PluginObserver;
import io.github.posthogplugins.testing.store.ObservedCache;
import io.github.posthogplugins.testing.store.ObservedStorage;
import io.github.posthogplugins.time.PluginClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes notes of what happens in an environment, in order, and tells it if the test fails.
 *
 * <p>Notes are cheap: nothing is put into words before somebody asks. Safe for use by several threads.
 */
public final class Timeline implements PluginObserver {

    private final PluginClock clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Plugin, PluginSource> sources = new LinkedHashMap<>();
    private final List<PluginFailure> failures = new ArrayList<>();
    private final List<Supplier<String>> remarks = new ArrayList<>();
    private final SecretMask secrets = new SecretMask();
    private @Nullable PluginSource loading;
    private @Nullable PluginEvent lastInput;

    /** Starts a timeline on which things happen at the time of that clock. */
    public Timeline(PluginClock clock) {
        this.clock = clock;
    }

    // ---- taking notes ----

    /** A plugin is about to be loaded; what is observed next of an unknown plugin is of this one. */
    public synchronized void loading(PluginBundle bundle, PluginConfig config) {
        loading = new PluginSource(bundle, config);
        secrets.learn(bundle.manifest(), config);
        add(Entry.Depth.CALL, loading::lines);
    }

    /** The test sends an event, which is told in full. */
    public ChainResult process(String call, PluginEvent event, Supplier<ChainResult> work) {
        input(call, event);
        ChainResult result = work.get();
        add(Entry.Depth.HOOK, () -> StepText.of(result));
        return result;
    }

    /**
     * The test gives an event to a hook; it is told in full. What failed with earlier events has nothing to do with it, but a
     * failed set-up has.
     */
    public synchronized void input(String call, PluginEvent event) {
        lastInput = event;
        failures.removeIf(PluginFailure::isOfHook);
        add(Entry.Depth.CALL, () -> EventText.of(call, event));
    }

    @Override
    public synchronized void observe(Plugin plugin, PluginActivity activity) {
        PluginSource known = loading;
        if (known != null) {
            sources.putIfAbsent(plugin, known);
        }
        if (activity instanceof PluginActivity.Failed failed) {
            failures.add(new PluginFailure(plugin, failed.error(), Optional.ofNullable(sources.get(plugin))));
        }
        ActivityText.entry(clock.instant(), plugin, activity).ifPresent(entries::add);
    }

    /** Returns a transport that does the same and leaves a note for each request. */
    public HttpTransport observing(HttpTransport transport) {
        return new HttpTransport() {
            @Override
            public CompletionStage<HttpReply> send(HttpCall call) {
                return transport
                        .send(call)
                        .whenComplete((reply, failure) ->
                                exchanged(call, reply == null ? null : HttpAnswer.of(reply), failure));
            }

            @Override
            public CompletionStage<HttpAnswer> open(HttpCall call) {
                return transport.open(call).whenComplete((answer, failure) -> exchanged(call, answer, failure));
            }
        };
    }

    private void exchanged(HttpCall call, @Nullable HttpAnswer reply, @Nullable Throwable failure) {
        add(Entry.Depth.ACTIVITY, () -> ExchangeText.of(call, reply, failure));
    }

    /** Returns a storage that does the same and leaves a note for each change. */
    public StorageStore observing(StorageStore storage) {
        return new ObservedStorage(storage, new StorageNotes(this::note));
    }

    /** Returns a cache that does the same and leaves a note for each change. */
    public CacheStore observing(CacheStore cache) {
        return new ObservedCache(cache, new CacheNotes(this::note));
    }

    /** Adds a line to the end, such as the seed of random numbers or what a hook waits for; empty text adds none. */
    public synchronized void closingWith(Supplier<String> remark) {
        remarks.add(remark);
    }

    /** Another test begins in the same environment; what failed in earlier ones has nothing to do with it. */
    public synchronized void begin(String line) {
        failures.removeIf(PluginFailure::isOfHook);
        add(Entry.Depth.CALL, () -> List.of(line));
    }

    /** Leaves a line of the test's own. */
    public void note(String line) {
        add(Entry.Depth.ACTIVITY, () -> List.of(line));
    }

    private synchronized void add(Entry.Depth depth, Supplier<List<String>> lines) {
        entries.add(new Entry(clock.instant(), depth, null, lines));
    }

    // ---- telling ----

    /** Returns what happened, in lines; empty if nothing has. Values of secret config fields are masked. */
    public synchronized String text() {
        List<String> closing = remarks.stream()
                .flatMap(remark -> Lines.told(() -> List.of(remark.get())).stream())
                .filter(remark -> !remark.isEmpty())
                .toList();
        if (entries.isEmpty() && closing.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>(EntryList.lines(entries, sources.size() > 1));
        lines.add("clock at " + clock.instant());
        lines.addAll(closing);
        return secrets.mask(String.join("\n", lines));
    }

    /** Returns the event that the test sent last, as JSON with secrets masked. */
    public synchronized Optional<String> lastInput() {
        return Optional.ofNullable(lastInput).map(event -> secrets.mask(event.toJson()));
    }

    /** Adds what happened to a failure: the plugin's frames to its stack, and the rest as a suppressed exception. */
    public synchronized void explain(Throwable failure) {
        String story = text();
        if (!story.isEmpty() && !WhatHappened.isIn(failure)) {
            Optional<PluginFailure> first = firstFailure();
            first.ifPresent(plugins -> GuestFrames.addTo(failure, plugins));
            failure.addSuppressed(
                    new WhatHappened(first.map(PluginFailure::lines).map(secrets::mask), story));
        }
    }

    /** Of several errors, the first is the one that the others follow from. */
    private Optional<PluginFailure> firstFailure() {
        return failures.stream().findFirst();
    }

    /** An error of a plugin, and where its source is, if that is known. */
    record PluginFailure(Plugin plugin, PluginError error, Optional<PluginSource> source) {

        boolean isOfHook() {
            return error.origin() == Origin.HOOK || error.origin() == Origin.UNHANDLED_REJECTION;
        }

        String lines() {
            return ErrorText.headed(this);
        }
    }
}
