package io.github.posthogplugins.testing.probe;

import io.github.posthogplugins.bundle.SourceFile;
import io.github.posthogplugins.coverage.SourceCounts;
import io.github.posthogplugins.coverage.SourceOutline;
import io.github.posthogplugins.coverage.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An author's source with the probes in it. */
public final class ProbedSource {

    private final String origin;
    private final SourceFile file;
    private final SourceOutline outline;
    private final List<RunSite> statements;
    private final List<RunSite> functions;
    private final List<ValueSite> values;
    private final Map<Span, ValueSite> valuesBySpan;
    private final Map<Span, RunSite> statementsBySpan;
    private final Map<Integer, RunSite> statementsByStart;

    ProbedSource(String origin, SourceFile file, SourceOutline outline) {
        this.origin = origin;
        this.file = file;
        this.outline = outline;
        this.statements = sites(outline.statements());
        this.functions = sites(outline.functions());
        this.values = outline.values().stream().map(ValueSite::new).toList();
        this.valuesBySpan = values.stream()
                .collect(Collectors.toMap(site -> bare(site.span()), Function.identity(), (one, same) -> one));
        this.statementsBySpan = index(outline.statements(), this::bare);
        this.statementsByStart = index(outline.statements(), span -> bare(span).start());
    }

    private static List<RunSite> sites(List<?> places) {
        return Stream.generate(RunSite::new).limit(places.size()).toList();
    }

    private <K> Map<K, RunSite> index(List<Span> spans, Function<Span, K> key) {
        Map<K, RunSite> index = new java.util.HashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            index.putIfAbsent(key.apply(spans.get(i)), statements.get(i));
        }
        return index;
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
                .map(span -> valuesBySpan.get(bare(span)))
                .distinct()
                .toList();
    }

    /** Author and engine don't always agree on whether parentheses belong to what is in them: they never do here. */
    Span bare(Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && isAround(file.text().charAt(start), '(')) {
            start++;
        }
        while (end > start && isAround(file.text().charAt(end - 1), ')')) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean isAround(char character, char parenthesis) {
        return character == parenthesis || Character.isWhitespace(character);
    }

    @Nullable ValueSite value(Span bare) {
        return valuesBySpan.get(bare);
    }

    /** Returns the statement that begins there; an expression that is the body of an arrow has to end there too. */
    @Nullable RunSite statement(Span bare, boolean isStatement) {
        RunSite exact = statementsBySpan.get(bare);
        return exact == null && isStatement ? statementsByStart.get(bare.start()) : exact;
    }

    @Nullable RunSite function(Span span) {
        return null;
    }
}
