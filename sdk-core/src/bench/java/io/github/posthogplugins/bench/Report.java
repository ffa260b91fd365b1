package io.github.posthogplugins.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the results of a suite go: the terminal, and files named after the suite and the JDK. */
final class Report {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Settings settings;

    Report(Settings settings) {
        this.settings = settings;
    }

    void print(String table) {
        System.out.println();
        System.out.println(
                machine() + ", medians of " + settings.forks() + (settings.quick() ? " short" : "") + " forks");
        System.out.println();
        System.out.println(table);
    }

    private static String machine() {
        return "JDK " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.vendor") + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    void save(List<?> results) throws IOException {
        save(results, Map.of());
    }

    /** How many threads wanted to run in the last minute: more than processors are there, and the results are too slow. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Saves the results, and what they were measured on and with. */
    void save(List<?> results, Map<String, String> peers) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("suite", settings.suite());
        document.put("quick", settings.quick());
        document.put("forks", settings.forks());
        document.put("machine", machine());
        document.put("jdk", System.getProperty("java.vm.version"));
        document.put("processors", Runtime.getRuntime().availableProcessors());
        document.put("loadAverage", load());
        document.put("peers", peers);
        document.put("results", results);
        MAPPER.writeValue(file("json").toFile(), document);
        System.out.println("Saved in " + file("json"));
    }

    void draw(String svg) throws IOException {
        Files.writeString(file("svg"), svg);
        System.out.println("Drawn in " + file("svg"));
    }

    private Path file(String extension) throws IOException {
        Files.createDirectories(settings.output());
        String name = settings.suite() + "-jdk" + Runtime.version().feature() + "." + extension;
        return settings.output().resolve(name);
    }
}
