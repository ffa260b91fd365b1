package io.github.posthogplugins.testing.contract;

/**
 * A breach of the contract.
 *
 * @param rule what was broken
 * @param message what happened, where, and what to do; several lines
 */
public record Violation(Rule rule, String message) {

    @Override
    public String toString() {
        return message;
    }
}
