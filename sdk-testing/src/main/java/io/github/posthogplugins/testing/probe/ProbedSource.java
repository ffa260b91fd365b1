package io.github.posthogplugins.testing.probe;

import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.coverage.SourceCounts;
import io.github.posthogplugins.coverage.SourceOutline;
import io.github.posthogplugins.coverage.SourceOutline.FunctionPlace;
import io.github.posthogplugins.coverage.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An author's source with the probes in it. */
public final class ProbedSource {

    private final String origin;
    private final SourceFile file;
    private final SourceOutline outline;
    private final BareSpans spans;
    private final List<RunSite> statements;
    private final List<RunSite> functions;
    private final List<ValueSite> values;
    private final Map<Span, RunSite> statementsBySpan;
    private final Map<Integer, RunSite> statementsByStart;
    private final Map<Integer, RunSite> loopsByStart;
    private final Map<Span, ValueSite> valuesBySpan;

    ProbedSource(String origin, SourceFile file, SourceOutline outline) {
        this.origin = origin;
        this.file = file;
        this.outline = outline;
        this.spans = new BareSpans(file.text());
        this.statements = sites(outline.statements());
        this.functions = sites(outline.functions());
        this.values = outline.values().stream().map(ValueSite::new).toList();
        this.statementsBySpan = index(outline.statements(), statements, spans::bare);
        this.statementsByStart = index(outline.statements(), statements, spans::start);
        this.valuesBySpan = index(outline.values(), values, spans::bare);
        this.loopsByStart = outline.loops().stream()
                .collect(Collectors.toMap(Span::start, loop -> statementsBySpan.get(spans.bare(loop))));
    }

    private static List<RunSite> sites(List<?> places) {
        return Stream.generate(RunSite::new).limit(places.size()).toList();
    }

    private static <K, S> Map<K, S> index(List<Span> spans, List<S> sites, Function<Span, K> key) {
        return IntStream.range(0, spans.size())
                .boxed()
                .collect(Collectors.toMap(i -> key.apply(spans.get(i)), sites::get, (first, same) -> first));
    }

    /** Returns where the plugin's files come from: a path, or what the caller said. */
    public String origin() {
        return origin;
    }

    /** Returns the file. */
    public SourceFile file() {
        return file;
    }

    /** Returns what it consists of. */
    public SourceOutline outline() {
        return outline;
    }

    /** Returns how often its parts have run until now. */
    public SourceCounts counts() {
        return new SourceCounts(
                statements.stream().map(RunSite::count).toList(),
                functions.stream().map(RunSite::count).toList(),
                values.stream().map(ValueSite::count).toList());
    }

    /** Returns its conditions, in the order of the text. */
    public List<ValueSite> conditions() {
        return outline.conditions().stream()
                .sorted()
                .map(span -> valuesBySpan.get(spans.bare(span)))
                .distinct()
                .toList();
    }

    BareSpans spans() {
        return spans;
    }

    @Nullable
    ValueSite value(Span span) {
        return valuesBySpan.get(spans.bare(span));
    }

    boolean isInequality(Span span) {
        return outline.inequalities().stream().map(spans::bare).anyMatch(spans.bare(span)::equals);
    }

    /** Returns the statement that the engine takes for one; they don't always agree on where it ends. */
    @Nullable
    RunSite statement(Span span) {
        RunSite exact = expressionStatement(span);
        return exact == null ? statementsByStart.get(spans.start(span)) : exact;
    }

    /** Returns the statement that is an expression to the engine, such as the body of an arrow. */
    @Nullable
    RunSite expressionStatement(Span span) {
        return statementsBySpan.get(spans.bare(span));
    }

    /** Returns the loop that the transform has put a guard in front of. */
    @Nullable
    RunSite loop(int start) {
        return loopsByStart.get(start);
    }

    /** Returns the function with that code; modifiers that the engine does not count may stand in front of it. */
    @Nullable
    RunSite function(Span code) {
        return IntStream.range(0, functions.size())
                .filter(i -> isCodeOf(outline.functions().get(i), code))
                .mapToObj(functions::get)
                .findFirst()
                .orElse(null);
    }

    /** The body of an async function is a function of its own to the engine. */
    private boolean isCodeOf(FunctionPlace function, Span code) {
        return spans.bare(function.code()).end() == spans.bare(code).end()
                && function.code().start() <= code.start()
                && code.start() < function.body();
    }
}
