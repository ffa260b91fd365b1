package io.github.posthogplugins.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.posthogplugins.plugin.ServerProfile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference, row by row.
 *
 * <p>The rows are in {@code src/test/resources/conformance}, a file for each page; the README there says how they are
 * written. Each is played in each generation of the server that it speaks of.
 */
class ConformanceTests {

    private static final List<Page> PAGES = Page.all();
    private static final Pending PENDING = Pending.read();

    @AfterAll
    static void show_what_is_pinned() {
        System.out.println(new Coverage(PAGES).table());
    }

    @TestFactory
    Stream<DynamicNode> every_row_holds() {
        return PAGES.stream()
                .map(page -> dynamicContainer(
                        page.name(),
                        page.sections().entrySet().stream()
                                .map(section -> dynamicContainer(
                                        section.getKey(),
                                        section.getValue().stream().flatMap(ConformanceTests::tests)))));
    }

    private static Stream<DynamicTest> tests(PinnedFact fact) {
        return fact.profiles().stream().map(profile -> dynamicTest(fact.id(profile), () -> check(fact, profile)));
    }

    private static void check(PinnedFact fact, ServerProfile profile) {
        List<String> differences = differences(fact, profile);
        Optional<String> pending = PENDING.reason(fact.id(), fact.id(profile));
        if (pending.isPresent()) {
            assertThat(differences)
                    .withFailMessage(() -> "'" + fact.id(profile) + "' holds now. Take it off pending.yaml.")
                    .isNotEmpty();
        } else {
            assertThat(differences)
                    .withFailMessage(() -> fact.id(profile) + "\n    " + String.join("\n    ", differences) + "\n"
                            + Yaml.text(fact.text()).indent(8))
                    .isEmpty();
        }
    }

    private static List<String> differences(PinnedFact fact, ServerProfile profile) {
        try {
            return Verdict.on(fact.row(), profile);
        } catch (RuntimeException failure) {
            return List.of("the row can't be played: " + failure);
        }
    }

    @Test
    void rows_have_names_of_their_own() {
        Set<String> ids = new HashSet<>();

        assertThat(facts().map(PinnedFact::id)).allMatch(ids::add);
    }

    @Test
    void every_section_of_the_reference_has_rows_or_a_reason() {
        assertThat(new Coverage(PAGES).faults()).isEmpty();
    }

    @Test
    void only_rows_that_exist_are_pending() {
        Set<String> ids = new HashSet<>();
        facts().forEach(fact -> {
            ids.add(fact.id());
            fact.profiles().forEach(profile -> ids.add(fact.id(profile)));
        });

        assertThat(PENDING.ids()).isSubsetOf(ids);
    }

    private static Stream<PinnedFact> facts() {
        return PAGES.stream().flatMap(page -> page.sections().values().stream().flatMap(List::stream));
    }
}
