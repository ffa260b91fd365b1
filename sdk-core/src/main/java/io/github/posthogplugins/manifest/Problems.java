package io.github.posthogplugins.manifest;

import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
    }

    void error(String code, Location location, String summary, String advice) {
        add(Problem.error(code, location, summary, advice));
    }

    void warning(String code, Location location, String summary, String advice) {
        add(Problem.warning(code, location, summary, advice));
    }

    List<Problem> toList() {
        return List.copyOf(found);
    }
}
