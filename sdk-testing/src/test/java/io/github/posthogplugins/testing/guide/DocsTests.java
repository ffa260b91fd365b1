package io.github.posthogplugins.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No link of the documentation leads nowhere. */
class DocsTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    static Stream<Path> pages() {
        return Stream.concat(
                Snippet.files(ROOT.resolve("docs"), "md").stream(),
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_files_and_headings(Path page) {
        List<String> broken = new ArrayList<>();
        for (String link : links(page)) {
            if (!link.contains("://") && !link.startsWith("mailto:") && !leadsSomewhere(page, link)) {
                broken.add(link);
            }
        }
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    static List<String> links(Path page) {
        return LINK.matcher(textOutsideOfCode(page))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path file) {
        return Snippet.lines(file).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", ""))
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String textOutsideOfCode(Path page) {
        return String.join("\n", Snippet.lines(page)).replaceAll("(?ms)^```.*?^```", "");
    }
}
