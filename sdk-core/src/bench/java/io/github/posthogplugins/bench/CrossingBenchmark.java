package io.github.posthogplugins.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One event to a plugin and back, reading and writing of its JSON included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CrossingBenchmark {

    /** How the event crosses. */
    @Param(OpenCrossing.SDK)
    public String way;

    /** The plugin that it crosses to. */
    @Param("hello")
    public String plugin;

    private OpenCrossing crossing;
    private Cycle events;

    /** Loads the plugin, reads the events, and warms up. */
    @Setup
    public void load() {
        Settings settings = Settings.fromSystemProperties();
        events = new Cycle(EventPool.PAGEVIEWS.read(settings));
        crossing = OpenCrossing.of(settings, way, plugin);
        Steady.reach(this::event);
    }

    /** Closes the plugin. */
    @TearDown
    public void close() {
        crossing.close();
    }

    /** Measured. */
    @Benchmark
    public byte[] event() {
        return crossing.pass(events.next());
    }
}
