package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/** The way from a plugin's source to a plugin that can run; each attempt is made with a new context. */
final class Loading {

    private final PluginSettings settings;
    private final PluginRecord record;
    private final Failures failures;
    private final Waiting waiting;
    private final SourceTransformer transformer;
    private final Supplier<EventLoop> loops;

    /**
     * @param waiting runs what set-up waits for
     * @param loops makes the event loop of a context
     */
    Loading(
            PluginSettings settings,
            PluginRecord record,
            Waiting waiting,
            SourceTransformer transformer,
            Supplier<EventLoop> loops) {
        this.settings = settings;
        this.record = record;
        this.failures = new Failures(record, settings.limits());
        this.waiting = waiting;
        this.transformer = transformer;
        this.loops = loops;
    }

    /** Makes one attempt: transforms the source, runs it, and on the server of 2021 sets it up (lifecycle.md §1). */
    RunningPlugin attempt() throws LoadingException {
        requireSource();
        TransformedSource source = transformed();
        record.cleanStacksWith(new StackCleaner(mainFile(), source.columns()));
        record.readFrom(new AuthorsCode(mainFile(), main().map(SourceFile::text).orElse(""), source.columns()));
        PluginContext context = new PluginContext(settings, record, loops.get());
        Capabilities capabilities = evaluated(source, context);
        RunningPlugin plugin = running(context, capabilities);
        if (settings.profile().setsUpWhenLoading()) {
            requireSetUp(plugin);
        }
        plugin.setup().loaded();
        return plugin;
    }

    private Optional<SourceFile> main() {
        return settings.bundle().main();
    }

    private String mainFile() {
        return main().map(SourceFile::path).orElse("index.ts");
    }

    /** A main file without a character counts as none; a plugin for the browser only has none, and no hooks. */
    private void requireSource() throws LoadingException {
        if (main().filter(main -> main.text().isEmpty()).isPresent()) {
            throw LoadingException.withoutSource(failures.withoutSource(settings, mainFile()));
        }
    }

    private TransformedSource transformed() throws LoadingException {
        try {
            String text = main().map(SourceFile::text).orElse("");
            return transformer.transform(text, mainFile(), SourceRules.of(settings.profile()));
        } catch (TransformException refused) {
            throw LoadingException.of(failures.of(refused));
        }
    }

    private Capabilities evaluated(TransformedSource source, PluginContext context) throws LoadingException {
        try {
            SourceFile main = main().orElseGet(() -> new SourceFile(mainFile(), ""));
            Source script = PluginScript.of(main, settings.bundle().origin(), source);
            CodeObservers.tell(() -> new PluginCode(settings.bundle(), source, transformer::outline));
            return context.load(script)
                    .flatMap(Loading::capabilities)
                    .orElseThrow(() -> new BrokenPluginException(
                            record.newError(Unreadable.MESSAGE, "Error", null, Origin.LOADING, null)));
        } catch (PolyglotException thrown) {
            throw refused(failures.of(thrown, context, Origin.LOADING, null), context);
        } catch (BrokenPluginException broken) {
            throw refused(broken.error(), context);
        }
    }

    private static LoadingException refused(PluginError error, PluginContext context) {
        context.close();
        return LoadingException.of(error);
    }

    private RunningPlugin running(PluginContext context, Capabilities capabilities) {
        HookCaller hooks = new HookCaller(context, waiting);
        return new RunningPlugin(
                context,
                capabilities,
                hooks,
                new Setup(settings, context, hooks, failures, capabilities),
                failures,
                record,
                new Curiosity(),
                settings.profile().deliveryAttempts(),
                settings.clock().isVirtual());
    }

    private static void requireSetUp(RunningPlugin plugin) throws LoadingException {
        Optional<PluginError> error = plugin.setup().whileLoading();
        if (error.isPresent()) {
            plugin.context().close();
            throw LoadingException.of(error.get());
        }
    }

    private static Optional<Capabilities> capabilities(String json) {
        JsonNode found = JsonCodec.read(json);
        List<JsonNode> lists = Stream.of("scheduledTasks", "jobs", "methods", "exports")
                .map(found::path)
                .toList();
        return lists.stream().allMatch(JsonNode::isArray)
                ? Optional.of(new Capabilities(
                        names(lists.get(0)), names(lists.get(1)), names(lists.get(2)), names(lists.get(3))))
                : Optional.empty();
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
