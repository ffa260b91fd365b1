package io.github.posthogplugins.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One event through a chain, of which one size varies; each thread has a chain of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScalingBenchmark {

    private static final int EVENTS = 16;

    /** The plugin that the chain consists of. */
    @Param("hello")
    public String plugin;

    /** How many properties an event has. */
    @Param("42")
    public int properties;

    /** How often the plugin is in the chain. */
    @Param("1")
    public int chainLength;

    /** How many plugins are loaded, those of the chain included. */
    @Param("1")
    public int loaded;

    private LoadedChain chain;
    private Cycle events;

    /** Loads the plugins, makes the events, and warms up. */
    @Setup
    public void load() {
        Settings settings = Settings.fromSystemProperties();
        EventFactory factory = new EventFactory(new SplittableRandom(properties));
        byte[][] pool = Stream.generate(() -> factory.ofWidth(properties).getBytes(UTF_8))
                .limit(EVENTS)
                .toArray(byte[][]::new);
        events = new Cycle(pool);
        chain = LoadedChain.of(settings, Collections.nCopies(chainLength, plugin))
                .checkedWith(pool[0]);
        new DistinctPlugins(settings).stream().limit(loaded - chainLength).forEach(chain::loadBeside);
        Steady.reach(this::event);
    }

    /** Closes the plugins. */
    @TearDown
    public void close() {
        chain.close();
    }

    /** Measured. */
    @Benchmark
    public byte[] event() {
        return chain.process(events.next());
    }
}
