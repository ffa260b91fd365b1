package io.github.posthogplugins.testing.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One check of a contract, to be made when it is asked for. */
public final class ContractCheck {

    private final Rule rule;
    private final String name;
    private final Supplier<Finding> work;

    ContractCheck(Rule rule, String name, Supplier<Finding> work) {
        this.rule = rule;
        this.name = name;
        this.work = work;
    }

    /** Returns the rule that is checked. */
    public Rule rule() {
        return rule;
    }

    /** Returns what should hold, such as {@code survives an event without properties}. */
    public String name() {
        return name;
    }

    /** Makes the check, and returns all that it found; nothing if it could not be made. */
    public List<Violation> violations() {
        return work.get().violations();
    }

    /**
     * Makes the check.
     *
     * @return why it could not be made, or a warning; empty if all is well
     * @throws AssertionError that names all violations
     */
    public Optional<String> run() {
        Finding finding = work.get();
        String text = finding.violations().stream().map(Violation::message).collect(Collectors.joining("\n\n"));
        if (!text.isEmpty() && !rule.isWarning()) {
            throw new AssertionError(text);
        }
        return finding.skipped().or(() -> Optional.of(text).filter(warning -> !warning.isEmpty()));
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * What came of a check.
     *
     * @param skipped why it was not made, empty if it was
     */
    record Finding(List<Violation> violations, Optional<String> skipped) {

        Finding {
            violations = List.copyOf(violations);
        }

        static Finding of(Rule rule, List<String> messages) {
            return new Finding(
                    messages.stream().map(text -> new Violation(rule, text)).toList(), Optional.empty());
        }

        static Finding skipped(String reason) {
            return new Finding(List.of(), Optional.of(reason));
        }
    }
}
