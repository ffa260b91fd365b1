package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many rows pin each section of the reference. {@code sections.yaml} lists the sections, and why a section has no
 * rows if a runtime can't show what it says.
 */
final class Coverage {

    private final List<Page> pages;
    private final JsonNode sections = Yaml.resource("sections.yaml");

    Coverage(List<Page> pages) {
        this.pages = pages;
    }

    /** The table: section, rows, and why there is none. */
    String table() {
        StringBuilder table = new StringBuilder("Rows that pin the reference\n");
        int total = 0;
        for (Map.Entry<String, JsonNode> page : sections.properties()) {
            for (Map.Entry<String, JsonNode> section : page.getValue().properties()) {
                int rows = rows(page.getKey(), section.getKey());
                total += rows;
                table.append(String.format(
                        "%5s  %-18s %-7s %s%n",
                        rows == 0 ? "-" : rows, page.getKey(), section.getKey(), words(section.getValue())));
            }
        }
        return table.append(String.format("%5d  in all%n", total)).toString();
    }

    private static String words(JsonNode section) {
        return section.isTextual()
                ? section.textValue()
                : section.path("title").asText() + " ("
                        + section.path("no-rows").asText() + ")";
    }

    /** What is wrong with the list: sections that nobody knows, without rows, or with rows that should have none. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Page page : pages) {
            page.sections().keySet().stream()
                    .filter(section -> !sections.path(page.name()).has(section))
                    .forEach(section -> faults.add(page.name() + " " + section + " is not in sections.yaml"));
        }
        sections.properties().forEach(page -> page.getValue()
                .properties()
                .forEach(section -> check(page.getKey(), section.getKey(), section.getValue(), faults)));
        return faults;
    }

    private void check(String page, String section, JsonNode entry, List<String> faults) {
        boolean excused = entry.has("no-rows");
        if (excused == rows(page, section) > 0) {
            faults.add(page + " " + section + (excused ? " has rows, but should have none" : " has no rows"));
        }
    }

    private int rows(String page, String section) {
        return pages.stream()
                .filter(one -> one.name().equals(page))
                .mapToInt(one -> one.sections().getOrDefault(section, List.of()).size())
                .sum();
    }
}
