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

/** One event through {@code PluginChain.processEvent}, reading and writing of its JSON included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChainBenchmark {

    /** The plugins and the events. */
    @Param
    public Workload workload;

    private LoadedChain chain;
    private Cycle events;

    /** Loads the plugins, reads the events, and warms up. */
    @Setup
    public void load() {
        Settings settings = Settings.fromSystemProperties();
        byte[][] pool = workload.pool().read(settings);
        events = new Cycle(pool);
        chain = LoadedChain.of(settings, workload.plugins()).checkedWith(pool[0]);
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
