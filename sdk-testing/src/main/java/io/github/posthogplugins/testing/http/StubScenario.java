package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scenario that a stub is part of: one that tests name, or one of its own if it has several answers. */
final class StubScenario {

    private final String own = "requests of stub " + UUID.randomUUID();
    private @Nullable String name;
    private @Nullable String requiredState;
    private @Nullable String nextState;

    /** The stub answers in that state only. */
    void require(String scenario, String state) {
        join(scenario);
        requiredState = state;
    }

    /** An answer of the stub moves the scenario on. */
    void moveTo(String scenario, String state) {
        join(scenario);
        nextState = state;
    }

    private void join(String scenario) {
        if (name != null && !name.equals(scenario)) {
            throw new IllegalStateException("A stub is part of one scenario, but got two: '" + name + "' and '"
                    + scenario + "'.\nMake two stubs, or name the same scenario twice.");
        }
        name = scenario;
    }

    /** Several answers and a named scenario would both say when which answer is due. */
    void requireFree() {
        if (name != null) {
            throw new IllegalStateException("A stub of the scenario '" + name + "' has one answer, so then() can't add"
                    + " another.\nMake a stub for each state of the scenario.");
        }
    }

    MappingBuilder in(MappingBuilder mapping, int index, int count) {
        if (name != null) {
            return named(mapping.inScenario(name));
        }
        return count == 1 ? mapping : step(mapping, index, count);
    }

    private MappingBuilder named(ScenarioMappingBuilder mapping) {
        ScenarioMappingBuilder when = requiredState == null ? mapping : mapping.whenScenarioStateIs(requiredState);
        return nextState == null ? when : when.willSetStateTo(nextState);
    }

    /** Each answer is a mapping of its own, in a scenario that moves on from one to the next. */
    private MappingBuilder step(MappingBuilder mapping, int index, int count) {
        ScenarioMappingBuilder step = mapping.inScenario(own).whenScenarioStateIs(state(index));
        return index == count - 1 ? step : step.willSetStateTo(state(index + 1));
    }

    private static String state(int index) {
        return index == 0 ? Scenario.STARTED : "after " + index;
    }
}
