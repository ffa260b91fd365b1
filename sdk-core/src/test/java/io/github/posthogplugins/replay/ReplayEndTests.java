package io.github.posthogplugins.replay;

import static io.github.posthogplugins.replay.Replays.KEEP;
import static io.github.posthogplugins.replay.Replays.events;
import static io.github.posthogplugins.replay.Replays.run;
import static io.github.posthogplugins.replay.Replays.runner;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.replay.ReplayReport.Ending;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a replay ends other than by the end of its input; that it ends at all is part of each test. */
@Timeout(60)
class ReplayEndTests {

    private static final byte[] EVENT = events(1, 1).getBytes(UTF_8);

    /** Gives one event at each call at most, for ever, and does something before some of them. */
    private static final class Endless extends InputStream {

        final AtomicInteger given = new AtomicInteger();
        private final IntConsumer before;
        private int at = EVENT.length;

        Endless(IntConsumer before) {
            this.before = before;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("Nobody reads byte by byte.");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (at == EVENT.length) {
                before.accept(given.getAndIncrement());
                at = 0;
            }
            int count = Math.min(length, EVENT.length - at);
            System.arraycopy(EVENT, at, bytes, offset, count);
            at += count;
            return count;
        }
    }

    private static void await(CountDownLatch latch) {
        Patience.run(latch::await);
    }

    // ---- cancelled ----

    @Test
    void cancelling_stops_the_reading_and_finishes_what_was_read() {
        ReplayCancellation cancellation = new ReplayCancellation();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Endless in = new Endless(given -> {
            if (given == 1_000) {
                cancellation.cancel();
            }
        });

        ReplayReport report = runner(KEEP).withCancellation(cancellation).run("endless", in, out);

        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(in.given).hasValueLessThanOrEqualTo(1_001);
        assertThat(report.counts().kept()).isBetween(800L, 1_000L);
        assertThat(out.toString(UTF_8)).isEqualTo(firstEvents(report.counts().kept()));
    }

    private static String firstEvents(long count) {
        return run(runner(KEEP), events(1, 1)).text().repeat((int) count);
    }

    @Test
    void cancelling_does_not_wait_for_a_stream_that_gives_nothing() throws IOException {
        ReplayCancellation cancellation = new ReplayCancellation();
        CountDownLatch never = new CountDownLatch(1);
        Endless in = new Endless(given -> {
            if (given == 300) {
                cancellation.cancel();
                await(never);
            }
        });

        ReplayReport report =
                runner(KEEP).withCancellation(cancellation).run("stuck", in, OutputStream.nullOutputStream());

        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(report.counts().kept()).isEqualTo(256);
        never.countDown();
    }

    @Test
    void a_run_that_was_cancelled_before_reads_nothing() {
        ReplayCancellation cancellation = new ReplayCancellation();
        cancellation.cancel();

        var outcome = run(runner(KEEP).withCancellation(cancellation), events(1_000, 10));

        assertThat(outcome.report().ending()).isEqualTo(Ending.CANCELLED);
        assertThat(outcome.report().counts()).isEqualTo(LineCounts.NONE);
        assertThat(outcome.bytes()).isEmpty();
    }

    @Test
    void cancelled_gzip_is_whole() {
        ReplayCancellation cancellation = new ReplayCancellation();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Endless in = new Endless(given -> {
            if (given == 500) {
                cancellation.cancel();
            }
        });

        ReplayReport report =
                runner(KEEP).withGzipOutput().withCancellation(cancellation).run("endless", in, out);

        assertThat(new String(Replays.gunzip(out.toByteArray()), UTF_8))
                .isEqualTo(firstEvents(report.counts().kept()));
    }

    @Test
    void interrupting_the_caller_cancels_and_leaves_it_interrupted() {
        Thread caller = Thread.currentThread();
        Endless in = new Endless(given -> {
            if (given == 1_000) {
                caller.interrupt();
            }
        });

        ReplayReport report = runner(KEEP).run("endless", in, OutputStream.nullOutputStream());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(report.counts().kept()).isGreaterThan(500);
    }

    @Test
    void a_listener_that_throws_ends_the_run() {
        Endless in = new Endless(given -> {});
        ReplayRunner runner = runner(KEEP).withProgress(Duration.ofMillis(1), progress -> {
            throw new IllegalStateException("enough");
        });

        assertThatThrownBy(() -> runner.run("endless", in, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    // ---- back-pressure ----

    @Test
    void a_slow_consumer_holds_the_reading_up() {
        int most = Pipeline.mostLinesUnderWay(2);
        ReplayCancellation cancellation = new ReplayCancellation();
        CountDownLatch full = new CountDownLatch(1);
        Endless in = new Endless(given -> {
            if (given == most - 1) {
                full.countDown();
            }
        });
        AtomicInteger written = new AtomicInteger();
        AtomicInteger mostUnderWay = new AtomicInteger();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int one) {
                throw new UnsupportedOperationException("Nobody writes byte by byte.");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                await(full);
                mostUnderWay.accumulateAndGet(in.given.get() - written.get(), Math::max);
                written.addAndGet(
                        (int) new String(bytes, offset, length, UTF_8).lines().count());
                if (written.get() > 10 * most) {
                    cancellation.cancel();
                }
            }

            @Override
            public void write(byte[] bytes) {
                if (bytes.length > 0) {
                    write(bytes, 0, bytes.length);
                }
            }
        };

        runner(KEEP).withCancellation(cancellation).run("endless", in, slow);

        assertThat(mostUnderWay).hasValueLessThanOrEqualTo(most);
        assertThat(written).hasValueGreaterThan(10 * most);
    }

    // ---- broken ----

    private static ReplayReport replay(
            InputStream in, OutputStream out, List<Function<PluginEvent, ChainResult>> chains) throws IOException {
        ReplaySettings settings =
                new ReplaySettings(1_000, 10, false, Duration.ofMillis(100), progress -> {}, new ReplayCancellation());
        List<StepTally> tallies =
                Stream.generate(() -> new StepTally(1)).limit(chains.size()).toList();
        ReplayInput input = new ReplayInput("broken", in, OptionalLong.empty());
        return new Replay(input, out, OutputForm.plain(), new Replay.Work(chains, tallies), settings).run();
    }

    @Test
    void an_error_in_a_worker_ends_the_run_with_that_cause_and_keeps_what_came_before() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Error broken = new StackOverflowError("deep");
        try (PluginRuntime runtime = PluginRuntime.create()) {
            Plugin plugin = runtime.load(Replays.source("P", KEEP));
            AtomicInteger count = new AtomicInteger();
            Function<PluginEvent, ChainResult> chain = event -> {
                if (count.incrementAndGet() == 1_001) {
                    throw broken;
                }
                return runtime.chain(plugin).processEvent(event);
            };

            ReplayException thrown = catchThrowableOfType(
                    ReplayException.class, () -> replay(new Endless(given -> {}), out, List.of(chain)));

            assertThat(thrown)
                    .hasMessage("The replay broke down at broken:1001: java.lang.StackOverflowError: deep")
                    .hasCause(broken);
            assertThat(thrown.report().orElseThrow().ending()).isEqualTo(Ending.FAILED);
            assertThat(thrown.report().orElseThrow().counts().kept()).isEqualTo(1_000 / 128 * 128);
            assertThat(out.toString(UTF_8)).isEqualTo(firstEvents(1_000 / 128 * 128));
        }
    }

    @Test
    void a_runtime_that_is_closed_meanwhile_ends_the_run() {
        PluginRuntime runtime = PluginRuntime.create();
        Plugin plugin = runtime.load(Replays.source("P", KEEP));
        PluginChain chain = runtime.chain(plugin);
        Function<PluginEvent, ChainResult> closed = event -> {
            runtime.close();
            return chain.processEvent(event);
        };
        Endless in = new Endless(given -> {});

        assertThatThrownBy(() -> replay(in, OutputStream.nullOutputStream(), List.of(closed, closed)))
                .isInstanceOf(ReplayException.class)
                .hasMessageEndingWith(
                        ": java.lang.IllegalStateException: The runtime is closed, and its plugins with it."
                                + " Send events before closing it.")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_output_that_can_not_be_written_ends_the_run() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> runner(KEEP).run("endless", new Endless(given -> {}), full))
                .isInstanceOf(ReplayException.class)
                .hasMessage("Could not write the output: java.io.IOException: No space left on device")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void an_input_that_can_not_be_read_ends_the_run() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(events(10, 1).getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Stale file handle");
                    }
                });

        assertThatThrownBy(() -> runner(KEEP).run("far", broken, OutputStream.nullOutputStream()))
                .isInstanceOf(ReplayException.class)
                .hasMessage("Could not read 'far': java.io.IOException: Stale file handle");
    }
}
