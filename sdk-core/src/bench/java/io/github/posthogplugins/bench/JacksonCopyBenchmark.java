package io.github.posthogplugins.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The limit: Jackson parses and writes the same bytes, token by token, and nothing else happens. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JacksonCopyBenchmark {

    /** The events. */
    @Param
    public EventPool pool;

    private final JsonFactory json = new JsonFactory();
    private Cycle events;

    /** Reads the events. */
    @Setup
    public void read() {
        events = new Cycle(pool.read(Settings.fromSystemProperties()));
    }

    /** Measured. */
    @Benchmark
    public byte[] event() throws IOException {
        byte[] event = events.next();
        ByteArrayOutputStream copy = new ByteArrayOutputStream(event.length);
        try (JsonParser parser = json.createParser(event);
                JsonGenerator generator = json.createGenerator(copy)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return copy.toByteArray();
    }
}
