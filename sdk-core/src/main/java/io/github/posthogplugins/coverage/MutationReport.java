package io.github.posthogplugins.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.posthogplugins.coverage.Mutant.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of the mutants of a module, the survivors with the place of their condition. */
public final class MutationReport {

    private static final int VERSION = 1;
    private static final int SHOWN_TESTS = 3;

    private final List<Placed> mutants;

    private MutationReport(List<Placed> mutants) {
        this.mutants = mutants;
    }

    /**
     * Puts mutants beside the sources; those of sources that have changed since are left out.
     *
     * @param module the folder that the paths are relative to
     * @throws UncheckedIOException if a source is there but can't be read
     */
    public static MutationReport of(Path module, List<Mutant> mutants) {
        return new MutationReport(mutants.stream()
                .sorted(Comparator.comparing(Mutant::file).thenComparing(Mutant::condition))
                .flatMap(mutant -> SourceText.find(module, mutant.file(), mutant.hash()).stream()
                        .map(text -> new Placed(mutant, new TextLines(text))))
                .toList());
    }

    /** Returns how many mutants were noticed. */
    public Ratio noticed() {
        return new Ratio(count(Fate.NOTICED), mutants.size());
    }

    private long count(Fate fate) {
        return mutants.stream().filter(it -> it.mutant().fate() == fate).count();
    }

    /** Returns the report for people: a count, and each condition that can be negated unnoticed. */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(summary());
        mutants.stream()
                .filter(it -> it.mutant().fate() == Fate.SURVIVED)
                .map(Placed::survivor)
                .forEach(parts::add);
        notRun().ifPresent(parts::add);
        return String.join("\n\n", parts);
    }

    private String summary() {
        return "Negated " + conditions(mutants.size()) + ", one at a time. Noticed by a test: " + count(Fate.NOTICED)
                + " (" + noticed() + "), not noticed: " + count(Fate.SURVIVED) + ", never run: " + count(Fate.NOT_RUN);
    }

    private static String conditions(int number) {
        return number == 1 ? "1 condition" : number + " conditions";
    }

    private Optional<String> notRun() {
        String places = mutants.stream()
                .filter(it -> it.mutant().fate() == Fate.NOT_RUN)
                .map(Placed::place)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? Optional.empty() : Optional.of("No test runs the conditions at " + places);
    }

    /** Returns a complaint if fewer mutants are noticed than that, in percent. */
    public Optional<String> complaint(double minimum) {
        return noticed().percent() >= minimum
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The tests notice too few negated conditions:\n  %s (%d of %d), but posthog.mutate.minimum wants"
                                + " %s %%",
                        noticed(),
                        noticed().covered(),
                        noticed().total(),
                        CoverageMinimum.written(minimum)));
    }

    /**
     * Writes {@code mutations.json}.
     *
     * @throws UncheckedIOException if that fails
     */
    public void writeTo(Path folder) {
        try {
            WholeFile.write(folder.resolve("mutations.json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the report to " + folder, e);
        }
    }

    private String json() throws JsonProcessingException {
        List<Entry> entries = mutants.stream().map(Entry::of).toList();
        return Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new Document(VERSION, noticed(), entries));
    }

    private record Placed(Mutant mutant, TextLines text) {

        String place() {
            int start = mutant.condition().start();
            return mutant.file() + ":" + text.lineOf(start) + ":" + text.columnOf(start);
        }

        String survivor() {
            return place() + "  no test notices when this is negated\n" + CodeFrame.of(text, mutant.condition())
                    + "\n  It is run by " + tests();
        }

        /** All invocations of a parameterized test have one name. */
        private String tests() {
            List<String> names = mutant.tests().stream().distinct().toList();
            String shown = names.stream().limit(SHOWN_TESTS).collect(Collectors.joining(", "));
            return names.size() <= SHOWN_TESTS ? shown : shown + " and " + (names.size() - SHOWN_TESTS) + " more";
        }
    }

    private record Document(int version, Ratio noticed, List<Entry> mutants) {}

    private record Entry(String file, int line, int column, Span condition, Fate fate, List<String> tests) {

        static Entry of(Placed placed) {
            Mutant mutant = placed.mutant();
            int start = mutant.condition().start();
            return new Entry(
                    mutant.file(),
                    placed.text().lineOf(start),
                    placed.text().columnOf(start),
                    mutant.condition(),
                    mutant.fate(),
                    mutant.tests());
        }
    }
}
