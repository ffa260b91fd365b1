package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.posthogplugins.runtime.FidelityCase.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plugins can't tell an event from a plain JavaScript object.
 *
 * <p>The table in {@code src/test/resources/fidelity/rows} holds what plugins do with events. Each row runs on events
 * in several states, and on the same JSON read by {@code JSON.parse}; what the row finds out, what leaves the chain and
 * what the next plugin sees must be the same.
 */
class EventFidelityTests {

    private static final int SHOWN = 4;

    @TestFactory
    Stream<DynamicTest> events_behave_as_plain_objects_do() {
        Map<String, List<FidelityCase>> rows = FidelityRun.run().stream()
                .collect(Collectors.groupingBy(FidelityCase::row, LinkedHashMap::new, Collectors.toList()));
        return rows.entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> check(row.getKey(), row.getValue())));
    }

    private static void check(String name, List<FidelityCase> row) {
        List<String> known = row.get(0).known();
        List<Difference> differences =
                row.stream().flatMap(one -> one.differences.stream()).toList();
        List<Difference> unknown = differences.stream()
                .filter(difference -> !known.contains(difference.facet()))
                .toList();

        assertThat(unknown)
                .withFailMessage(() -> "'" + name + "' has " + unknown.size() + " differences from a plain object\n"
                        + unknown.stream().limit(SHOWN).map(Difference::text).collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(differences)
                .withFailMessage(() -> "'" + name + "' is listed as different in " + known + ", but only differs in "
                        + facets(differences) + ". Take the others off the list.")
                .extracting(Difference::facet)
                .containsAll(known);
    }

    private static Set<String> facets(List<Difference> differences) {
        return differences.stream().map(Difference::facet).collect(Collectors.toCollection(TreeSet::new));
    }
}
