package io.github.posthogplugins.testing.guide;

import java.nio.file.Path;
import java.util.List;

/** What the guide shows as printed, so that tests can compare it with what is. */
final class Printed {

    private Printed() {}

    /** Returns the only text of a page that is called {@code text}. */
    static String in(String page) {
        List<String> texts = Snippet.shownIn(Path.of("../docs/testing", page)).stream()
                .filter(snippet -> snippet.language().equals("text"))
                .map(Snippet::text)
                .toList();
        if (texts.size() != 1) {
            throw new IllegalArgumentException(page + " shows " + texts.size() + " printed texts, and not one.");
        }
        return texts.get(0);
    }
}
