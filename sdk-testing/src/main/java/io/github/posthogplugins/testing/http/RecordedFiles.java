package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a recording: one for each exchange, numbered in the order of the requests. */
final class RecordedFiles {

    private final Redaction redaction;
    private final List<String> names = new ArrayList<>();
    private final List<ObjectNode> mappings = new ArrayList<>();

    private RecordedFiles(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Returns the text of each file by its name. */
    static Map<String, String> of(List<RecordedExchange> exchanges, Redaction redaction) {
        RecordedFiles files = new RecordedFiles(redaction);
        exchanges.forEach(files::add);
        files.chainRepeated();
        return files.texts();
    }

    private void add(RecordedExchange exchange) {
        String number = String.format(Locale.ROOT, "%03d-", names.size() + 1);
        names.add(number + RecordedMapping.fileName(exchange, redaction));
        mappings.add(RecordedMapping.of(exchange, redaction));
    }

    /** What was asked several times is answered in the same order again. */
    private void chainRepeated() {
        Map<Object, List<Integer>> same = new LinkedHashMap<>();
        for (int i = 0; i < mappings.size(); i++) {
            same.computeIfAbsent(mappings.get(i).get("request"), request -> new ArrayList<>())
                    .add(i);
        }
        same.values().stream().filter(indexes -> indexes.size() > 1).forEach(this::chain);
    }

    private void chain(List<Integer> indexes) {
        String scenario = names.get(indexes.get(0));
        for (int step = 0; step < indexes.size(); step++) {
            ObjectNode mapping = mappings.get(indexes.get(step));
            mapping.put("scenarioName", scenario);
            mapping.put("requiredScenarioState", state(step));
            if (step < indexes.size() - 1) {
                mapping.put("newScenarioState", state(step + 1));
            }
        }
    }

    private static String state(int step) {
        return step == 0 ? Scenario.STARTED : "after " + step;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            texts.put(names.get(i) + ".json", JsonText.pretty(mappings.get(i)));
        }
        return texts;
    }
}
