package io.github.posthogplugins.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever code the guide shows has been compiled and run: Java stands in the tests beside this one, between
 * {@code // guide: name} and {@code // guide: end}, and everything else in files that those tests load.
 */
class GuideTests {

    private static final Path GUIDE = Path.of("../docs/testing");
    private static final Path TESTS = Path.of("src/test/java/io/github/posthogplugins/testing/guide");
    private static final Path FILES = Path.of("src/test/plugins/guide");
    /** What is no code of a test: commands, settings of the build, and what is printed. */
    private static final Set<String> OTHER = Set.of("sh", "xml", "text", "properties", "jsonc");

    private static final List<Snippet> SHOWN = Snippet.files(GUIDE, "md").stream()
            .flatMap(page -> Snippet.shownIn(page).stream())
            .toList();
    private static final List<Snippet> TESTED = Snippet.files(TESTS, "java").stream()
            .filter(file -> !file.endsWith("Snippet.java") && !file.endsWith("GuideTests.java"))
            .flatMap(file -> Snippet.markedIn(file).stream())
            .toList();
    private static final List<Snippet> LOADED =
            Snippet.files(Path.of("src/test"), "js", "ts", "json", "ndjson", "txt").stream()
                    .flatMap(file -> Snippet.heldBy(file).stream())
                    .toList();

    @Test
    void all_java_of_the_guide_stands_in_its_tests() {
        assertThat(without(SHOWN, TESTED, snippet -> snippet.language().equals("java")))
                .as("Java that no test in %s has between marks", TESTS)
                .isEmpty();
    }

    @Test
    void everything_that_is_marked_is_shown() {
        assertThat(without(TESTED, SHOWN, snippet -> true))
                .as("marked code that no page in %s shows", GUIDE)
                .isEmpty();
    }

    @Test
    void all_other_code_of_the_guide_stands_in_files_of_its_plugins() {
        assertThat(without(
                        SHOWN,
                        LOADED,
                        snippet -> !snippet.language().equals("java") && !OTHER.contains(snippet.language())))
                .as("code that no file in src/test holds")
                .isEmpty();
    }

    @Test
    void all_plugins_of_the_guide_are_tested() {
        String tests = Snippet.files(TESTS, "java").stream()
                .flatMap(file -> Snippet.lines(file).stream())
                .collect(Collectors.joining("\n"));

        assertThat(Snippet.files(FILES, "json"))
                .filteredOn(file -> file.endsWith("plugin.json"))
                .extracting(file -> FILES.relativize(file.getParent()).toString())
                .allSatisfy(plugin -> assertThat(tests).contains("\"src/test/plugins/guide/" + plugin + "\""));
    }

    @Test
    void every_page_is_in_the_list_of_pages() {
        String list = String.join("\n", Snippet.lines(GUIDE.resolve("README.md")));

        assertThat(Snippet.files(GUIDE, "md"))
                .extracting(page -> page.getFileName().toString())
                .filteredOn(page -> !page.equals("README.md"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(list).contains("(" + page));
    }

    @Test
    void shows_something() {
        assertThat(SHOWN).hasSizeGreaterThan(20);
    }

    private static List<Snippet> without(List<Snippet> all, List<Snippet> others, Predicate<Snippet> which) {
        Set<String> texts = others.stream().map(Snippet::text).collect(Collectors.toSet());
        return all.stream()
                .filter(which)
                .filter(snippet -> !texts.contains(snippet.text()))
                .toList();
    }
}
