package io.github.posthogplugins.plugin;

import java.util.List;

/** Thrown when PostHog's API would refuse to start a public job; the message is what it answers. */
public final class PublicJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * What is wrong with a request.
     *
     * @param problems at least one; the API answers with the first
     */
    public PublicJobException(List<String> problems) {
        super(problems.get(0));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, the message first. */
    public List<String> problems() {
        return problems;
    }
}
