package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.ListAssert;

/** Assertions about what a plugin wrote with {@code console}, in order. */
public class LogsAssert extends PluginAssert<LogsAssert, List<LogEntry>> {

    /** Begins assertions about these entries. */
    public LogsAssert(List<LogEntry> actual) {
        super(actual, LogsAssert.class);
    }

    /** Checks that a line contains that text. */
    public LogsAssert contains(String text) {
        isNotNull();
        return require(entry -> entry.message().contains(text), text);
    }

    /** Checks that a line of that level contains that text. */
    public LogsAssert contains(Level level, String text) {
        isNotNull();
        return require(entry -> entry.level() == level && entry.message().contains(text), level + " " + text);
    }

    private LogsAssert require(Predicate<LogEntry> wanted, String shown) {
        if (actual.stream().noneMatch(wanted)) {
            throw failure("Expecting the log to contain\n%s\nbut it contains\n%s", Described.indented(shown), lines());
        }
        return this;
    }

    /** Checks that lines contain these texts, one after the other; there may be others in between. */
    public LogsAssert containsInOrder(String... texts) {
        isNotNull();
        Iterator<LogEntry> rest = actual.iterator();
        for (String text : texts) {
            if (!isAmong(rest, text)) {
                throw failure(
                        "Expecting the log to contain in this order\n%s\nbut where\n%s\nwas next, it has only\n%s",
                        Described.lines(List.of(texts)), Described.indented(text), lines());
            }
        }
        return this;
    }

    private static boolean isAmong(Iterator<LogEntry> rest, String text) {
        while (rest.hasNext()) {
            if (rest.next().message().contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** Checks that no line contains that text. */
    public LogsAssert doesNotContain(String text) {
        isNotNull();
        if (actual.stream().anyMatch(entry -> entry.message().contains(text))) {
            throw failure(
                    "Expecting the log not to contain\n%s\nbut it contains\n%s", Described.indented(text), lines());
        }
        return this;
    }

    /** Checks that there are no lines. */
    public LogsAssert isEmpty() {
        isNotNull();
        if (!actual.isEmpty()) {
            throw failure("Expecting the log to be empty, but it contains\n%s", lines());
        }
        return this;
    }

    /** Checks how many lines there are. */
    public LogsAssert hasSize(int lines) {
        isNotNull();
        if (actual.size() != lines) {
            throw failure("Expecting the log to have %s lines, but it has %s\n%s", lines, actual.size(), lines());
        }
        return this;
    }

    /** Goes on with the lines of that level. */
    public LogsAssert atLevel(Level level) {
        return goOn(LogsAssert.class, listType(), LogsAssert::new, () -> linesOf(level));
    }

    private List<LogEntry> linesOf(Level level) {
        isNotNull();
        return actual.stream().filter(entry -> entry.level() == level).toList();
    }

    /** Goes on with AssertJ's assertions about the texts. */
    public ListAssert<String> texts() {
        isNotNull();
        return goOnToList(actual.stream().map(LogEntry::message).toList());
    }

    private String lines() {
        return Described.lines(actual.stream()
                .map(entry -> entry.level() + " " + entry.message())
                .toList());
    }
}
