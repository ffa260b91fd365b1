package io.github.posthogplugins.plugin;

import io.github.posthogplugins.validation.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a plugin is given config values that its manifest does not allow; all of them are listed. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** The problems of that plugin's config. */
    public InvalidConfigException(String plugin, List<Problem> problems) {
        super("The config of plugin '" + plugin + "' does not fit its plugin.json:\n" + lines(problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong. */
    public List<Problem> problems() {
        return problems;
    }

    private static String lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "  " + problem.summary() + "\n    " + problem.advice())
                .collect(Collectors.joining("\n"));
    }
}
