package io.github.posthogplugins.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.runtime.PluginSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Replays from text to text. */
final class Replays {

    static final String KEEP = "export function processEvent(e) { return e }";

    private Replays() {}

    static PluginSpec source(String name, String source) {
        return PluginSpec.of(PluginBundle.ofSources(
                name, Map.of("plugin.json", "{\"name\": \"" + name + "\"}", "index.js", source)));
    }

    static ReplayRunner runner(String source) {
        return ReplayRunner.of(List.of(source("P", source))).withWorkers(2);
    }

    /** Events of that many users in turn, numbered in {@code properties.n}. */
    static String events(int count, int users) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"event\":\"e\",\"distinct_id\":\"u" + n % users
                        + "\",\"team_id\":2,\"properties\":{\"n\":" + n + "}}\n")
                .collect(Collectors.joining());
    }

    static Outcome run(ReplayRunner runner, String in) {
        return run(runner, in.getBytes(UTF_8));
    }

    static Outcome run(ReplayRunner runner, byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReplayReport report = runner.run("events.ndjson", new ByteArrayInputStream(in), out);
        return new Outcome(report, out.toByteArray());
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gunzip(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Outcome(ReplayReport report, byte[] bytes) {

        String text() {
            return new String(bytes, UTF_8);
        }

        List<String> lines() {
            return text().lines().toList();
        }

        List<String> problems() {
            return report.problems().stream()
                    .map(problem -> problem.headline() + "  " + problem.advice())
                    .toList();
        }
    }
}
