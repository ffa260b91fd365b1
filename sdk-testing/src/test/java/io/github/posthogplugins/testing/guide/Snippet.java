package io.github.posthogplugins.testing.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of code that a page shows, or that a file holds for a page to show.
 *
 * @param file where it is
 * @param line the line before its first one, from 1
 * @param language what the page calls it, or the ending of the file's name
 * @param text the code, without indentation of its own
 */
record Snippet(Path file, int line, String language, String text) {

    private static final String FENCE = "```";
    private static final String START = "// guide: ";
    private static final String END = "// guide: end";

    /** Returns what a page shows between fences. */
    static List<Snippet> shownIn(Path page) {
        List<String> lines = lines(page);
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = next(lines, i + 1, FENCE, page);
                snippets.add(of(page, i + 1, lines.get(i).substring(FENCE.length()), lines.subList(i + 1, end)));
                i = end;
            }
        }
        return snippets;
    }

    /** Returns what a file holds: all of it, and what is between marks in comments. */
    static List<Snippet> heldBy(Path file) {
        List<String> lines = lines(file);
        String language = ending(file);
        List<Snippet> snippets = new ArrayList<>(markedIn(file));
        if (!language.equals("java")) {
            snippets.add(of(file, 0, language, lines));
        }
        return snippets;
    }

    /** Returns what is between marks in comments. */
    static List<Snippet> markedIn(Path file) {
        List<String> lines = lines(file);
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(START) && !line.equals(END)) {
                int end = next(lines, i + 1, END, file);
                snippets.add(of(file, i + 1, ending(file), lines.subList(i + 1, end)));
                i = end;
            }
        }
        return snippets;
    }

    private static int next(List<String> lines, int from, String mark, Path file) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new IllegalArgumentException(file + ":" + from + ": there is no " + mark + " that ends this.");
    }

    private static Snippet of(Path file, int line, String language, List<String> lines) {
        return new Snippet(
                file,
                line,
                language.strip(),
                String.join("\n", lines).stripIndent().strip());
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files below a folder whose names end so. */
    static List<Path> files(Path folder, String... endings) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> List.of(endings).contains(ending(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + "\n" + text.indent(4).stripTrailing();
    }
}
