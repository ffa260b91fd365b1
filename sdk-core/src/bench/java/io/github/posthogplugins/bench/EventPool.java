package io.github.posthogplugins.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Events of one kind, the same in every run, in a file that all peers read: one JSON object a line. */
public enum EventPool {
    /** Events around {@code $pageview}, with 42 properties in the usual shape. */
    PAGEVIEWS(64, EventFactory::pageview),
    /** Clicks with the elements around them, 10 kB each. */
    EVENTS_OF_10_KB(16, EventFactory::click),
    /** Recordings with a large text and a large array, 200 kB each. */
    EVENTS_OF_200_KB(4, EventFactory::recording);

    private static final long SEED = 42;

    private final int size;
    private final BiFunction<EventFactory, Integer, String> maker;

    EventPool(int size, BiFunction<EventFactory, Integer, String> maker) {
        this.size = size;
        this.maker = maker;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Path file(Settings settings) {
        return settings.output().resolve("events").resolve(label() + ".ndjson");
    }

    static void writeAll(Settings settings) throws IOException {
        for (EventPool pool : values()) {
            pool.write(settings);
        }
    }

    void write(Settings settings) throws IOException {
        EventFactory factory = new EventFactory(new SplittableRandom(SEED));
        Path file = file(settings);
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                IntStream.range(0, size)
                        .mapToObj(number -> maker.apply(factory, number))
                        .toList());
    }

    byte[][] read(Settings settings) {
        try {
            return Files.readAllLines(file(settings)).stream()
                    .map(line -> line.getBytes(UTF_8))
                    .toArray(byte[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
