package io.github.posthogplugins.coverage;

import io.github.posthogplugins.coverage.SourceCounts.ValueCount;
import io.github.posthogplugins.coverage.SourceOutline.Arm;
import io.github.posthogplugins.coverage.SourceOutline.Branch;
import io.github.posthogplugins.coverage.SourceOutline.FunctionPlace;
import io.github.posthogplugins.coverage.SourceOutline.Outcome;
import java.util.List;

/** A source of seven lines, as the test kit would have measured it. */
final class MeasuredSources {

    static final String TEXT = """
            export function processEvent(event) {
                if (event.old) {
                    return null
                }
                return event
            }
            export const onEvent = () => { later() }
            """;

    private MeasuredSources() {}

    /** Measured with so many events that are not old, and so many that are. */
    static MeasuredSource events(long young, long old) {
        SourceCounts counts = new SourceCounts(
                List.of(young + old, old, young, 1L, SourceCounts.UNSEEN),
                List.of(young + old, SourceCounts.UNSEEN),
                List.of(new ValueCount(old, young, young)));
        return new MeasuredSource("plugins/aged/index.js", MeasuredSource.hashOf(TEXT), outline(), counts);
    }

    private static SourceOutline outline() {
        Span test = span("event.old");
        Branch branch = new Branch(
                "if",
                span("if (event.old) {\n        return null\n    }"),
                List.of(new Arm("true", test, Outcome.TRUE), new Arm("false", test, Outcome.FALSE)));
        return new SourceOutline(
                List.of(
                        branch.span(),
                        span("return null"),
                        span("return event"),
                        span("onEvent = () => { later() }"),
                        span("later()")),
                List.of(),
                List.of(
                        function("processEvent", TEXT.substring(7, TEXT.indexOf("\nexport const"))),
                        function("onEvent", "() => { later() }")),
                List.of(branch),
                List.of(test),
                List.of());
    }

    private static FunctionPlace function(String name, String code) {
        return new FunctionPlace(name, span(code), span(code), TEXT.indexOf(code) + code.indexOf('{'));
    }

    private static Span span(String part) {
        int start = TEXT.indexOf(part);
        return new Span(start, start + part.length());
    }
}
