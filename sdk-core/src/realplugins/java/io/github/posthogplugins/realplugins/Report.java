package io.github.posthogplugins.realplugins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all plugins did, as a table for people and as JSON. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    static String json(List<Trial> trials) {
        try {
            return JSON.writeValueAsString(trials);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String markdown(List<Trial> trials) {
        return summary(trials)
                + "\n| plugin | loads | hooks | set-up | events | requests | captured | errors | unhandled | console.error | ms |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
                + trials.stream().map(Report::line).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String summary(List<Trial> trials) {
        long loaded = trials.stream().filter(trial -> trial.refused().isEmpty()).count();
        long ready =
                trials.stream().filter(trial -> trial.status().equals("READY")).count();
        long clean = trials.stream().filter(Report::isClean).count();
        long crashed = trials.stream().filter(trial -> !trial.crash().isEmpty()).count();
        return "%d plugins: %d load, %d are set up, %d ran without any error, %d broke the SDK\n"
                .formatted(trials.size(), loaded, ready, clean, crashed);
    }

    private static boolean isClean(Trial trial) {
        return trial.refused().isEmpty()
                && trial.crash().isEmpty()
                && trial.errors().isEmpty()
                && trial.unhandled().isEmpty();
    }

    private static String line(Trial trial) {
        return "| "
                + List.of(
                                trial.plugin(),
                                trial.refused().isEmpty() ? "yes" : trial.refused(),
                                String.join(", ", trial.hooks()),
                                trial.status(),
                                events(trial),
                                counts(trial.requests()),
                                String.valueOf(trial.captured()),
                                trial.crash() + counts(trial.errors()),
                                counts(trial.unhandled()),
                                counts(trial.complaints()),
                                String.valueOf(trial.milliseconds()))
                        .stream()
                        .map(Report::cell)
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    /** What most events became, and which became something else. */
    private static String events(Trial trial) {
        Map<String, List<String>> byEnding = trial.events().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byEnding.size() == 1
                ? "all " + byEnding.keySet().iterator().next()
                : byEnding.entrySet().stream()
                        .map(ending -> ending.getKey() + ": " + String.join(", ", ending.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String counts(Map<String, Integer> texts) {
        return texts.entrySet().stream()
                .map(text -> text.getValue() + "× " + text.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
