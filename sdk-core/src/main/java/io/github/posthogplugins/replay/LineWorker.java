package io.github.posthogplugins.replay;

import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome.Kept;
import io.github.posthogplugins.plugin.EventOutcome.NoEvent;
import io.github.posthogplugins.plugin.EventOutcome.Rejected;
import io.github.posthogplugins.validation.Problem;
import java.util.List;
import java.util.function.Function;

/** Makes events of lines and sends them through a chain. Used by one thread. */
final class LineWorker implements Function<Line, LineResult> {

    private final Function<PluginEvent, ChainResult> chain;
    private final LineProblems problems;
    private final StepTally tally;
    private final Utf8Check utf8 = new Utf8Check();

    LineWorker(Function<PluginEvent, ChainResult> chain, LineProblems problems, StepTally tally) {
        this.chain = chain;
        this.problems = problems;
        this.tally = tally;
    }

    @Override
    public LineResult apply(Line line) {
        return switch (line.state()) {
            case TOO_LONG -> LineResult.failed(problems.tooLong(line));
            case CUT_OFF -> LineResult.failed(problems.cutOff(line));
            case WHOLE -> ByteScan.isBlank(line.bytes()) ? LineResult.BLANK : checked(line);
        };
    }

    private LineResult checked(Line line) {
        int malformed = utf8.firstMalformed(line.bytes());
        return malformed < 0 ? process(line) : LineResult.failed(problems.notUtf8(line, malformed));
    }

    private LineResult process(Line line) {
        try {
            ChainResult result = chain.apply(PluginEvent.fromJson(line.bytes()));
            tally.add(result.steps());
            return result(line, result);
        } catch (InvalidEventException e) {
            return LineResult.failed(problems.noEvent(line, e));
        }
    }

    private LineResult result(Line line, ChainResult result) {
        if (result.outcome() instanceof Kept kept) {
            return LineResult.kept(kept.event().toJsonBytes(), failures(line, result));
        }
        if (result.outcome() instanceof NoEvent value) {
            return LineResult.rejected(problems.replaced(line, value));
        }
        if (result.outcome() instanceof Rejected rejected) {
            return LineResult.rejected(problems.rejected(line, rejected));
        }
        return LineResult.dropped(failures(line, result));
    }

    private List<Problem> failures(Line line, ChainResult result) {
        return result.errors().isEmpty()
                ? List.of()
                : result.steps().stream()
                        .filter(step -> step.error() != null)
                        .map(step -> problems.pluginFailed(line, step))
                        .toList();
    }
}
