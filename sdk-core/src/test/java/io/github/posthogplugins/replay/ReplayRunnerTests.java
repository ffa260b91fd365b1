package io.github.posthogplugins.replay;

import static io.github.posthogplugins.replay.Replays.KEEP;
import static io.github.posthogplugins.replay.Replays.events;
import static io.github.posthogplugins.replay.Replays.run;
import static io.github.posthogplugins.replay.Replays.runner;
import static io.github.posthogplugins.replay.Replays.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.plugin.PluginLoadException;
import io.github.posthogplugins.replay.ReplayReport.Ending;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.time.PluginClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayRunnerTests {

    /** Notes how many events of the user came before, and the number of the one that came last. */
    private static final String REMEMBERS = "const seen = {}; export function processEvent(e) {"
            + "const mine = seen[e.distinct_id] ||= { count: 0, last: -1 };"
            + "e.properties.before = mine.count++; e.properties.last = mine.last; mine.last = e.properties.n; return e }";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void events_of_one_user_go_through_one_plugin_in_their_order(int workers) {
        int users = 7;
        var outcome = run(runner(REMEMBERS).withWorkers(workers), events(1_000, users));

        assertThat(outcome.lines())
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(n -> remembered(n, users))
                        .toList());
    }

    private static String remembered(int n, int users) {
        return "{\"event\":\"e\",\"distinct_id\":\"u" + n % users + "\",\"team_id\":2,\"properties\":{\"n\":" + n
                + ",\"before\":" + n / users + ",\"last\":" + Math.max(-1, n - users)
                + ",\"$plugins_succeeded\":[\"P (1)\"],\"$plugins_failed\":[],\"$plugins_deferred\":[]}}";
    }

    @Test
    void one_worker_and_four_write_the_same_bytes() {
        byte[] in = events(3_000, 50).getBytes(UTF_8);

        assertThat(run(runner(REMEMBERS).withWorkers(4), in).bytes())
                .isEqualTo(run(runner(REMEMBERS).withWorkers(1), in).bytes());
    }

    @Test
    void dropped_events_are_left_out_and_counted() {
        var outcome = run(
                runner("export function processEvent(e) { return e.properties.n % 3 ? e : null }"), events(300, 10));

        assertThat(outcome.report().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(200, 100, 0, 0, 0));
        assertThat(outcome.lines()).hasSize(200).noneMatch(line -> line.contains("\"n\":3,"));
        assertThat(outcome.report().problems()).isEmpty();
    }

    @Test
    void plugins_are_counted_one_by_one() {
        ReplayRunner runner = ReplayRunner.of(List.of(
                        source(
                                "A",
                                "export function processEvent(e) { if (e.properties.n < 5) throw new Error('low'); return e }"),
                        source(
                                "B",
                                "export function onEvent(e) { if (e.properties.n === 7) throw new Error('seven') }"),
                        source("C", "export function processEvent(e) { return e.properties.n > 8 ? undefined : e }")))
                .withWorkers(2);

        var report = run(runner, events(10, 10)).report();

        assertThat(report.plugins())
                .extracting(
                        PluginReport::plugin,
                        PluginReport::succeeded,
                        PluginReport::failed,
                        PluginReport::dropped,
                        PluginReport::passedOver)
                .containsExactly(
                        tuple("A (1)", 5L, 5L, 0L, 0L),
                        tuple("B (2)", 0L, 0L, 0L, 10L),
                        tuple("C (3)", 9L, 0L, 1L, 0L));
        assertThat(report.plugins().get(1).errors()).singleElement().hasToString("Error: seven");
        assertThat(report.problemCounts()).containsOnly(Map.entry("replay.plugin-failed", 5L));
        assertThat(report.problems().get(0).headline())
                .isEqualTo("events.ndjson:1  replay.plugin-failed  Plugin 'A (1)' failed: Error: low");
    }

    @Test
    void on_event_can_be_left_out() {
        ReplayRunner runner = runner("export function onEvent() { throw new Error('delivered') }");

        assertThat(run(runner, events(1, 1)).report().plugins().get(0).errors()).hasSize(1);
        assertThat(run(runner.withoutOnEvent(), events(1, 1))
                        .report()
                        .plugins()
                        .get(0)
                        .errors())
                .isEmpty();
    }

    @Test
    void workers_share_what_lies_behind_the_cache() {
        CacheStore cache = CacheStore.inMemory(PluginClock.system());

        run(
                runner("export async function processEvent(e, { cache }) { await cache.incr('all'); return e }")
                        .withWorkers(4)
                        .withRuntime(PluginRuntime.builder().withCache(cache)),
                events(500, 20));

        assertThat(cache.get("@plugin/1/1/all")).contains("500");
    }

    @Test
    void workers_share_the_cache_that_nobody_set() {
        String source = "export async function processEvent(e, { cache }) { await cache.incr('all'); return e }"
                + "export async function teardownPlugin({ cache }) { throw new Error(await cache.get('all')) }";

        var report = run(runner(source), events(500, 20)).report();

        assertThat(report.plugins().get(0).errors()).extracting("message").containsExactly("500", "500");
    }

    @Test
    void every_worker_sets_its_plugins_up_and_tears_them_down() {
        CacheStore cache = CacheStore.inMemory(PluginClock.system());

        run(
                runner("export async function setupPlugin({ cache }) { await cache.incr('up') }"
                                + "export async function teardownPlugin({ cache }) { await cache.incr('down') }")
                        .withWorkers(3)
                        .withRuntime(PluginRuntime.builder().withCache(cache)),
                "");

        assertThat(cache.get("@plugin/1/1/up")).contains("3");
        assertThat(cache.get("@plugin/1/1/down")).contains("3");
    }

    @Test
    void an_empty_input_gives_an_empty_output() {
        var outcome = run(runner(KEEP), "");

        assertThat(outcome.bytes()).isEmpty();
        assertThat(outcome.report().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(outcome.report().counts()).isEqualTo(LineCounts.NONE);
    }

    @Test
    void progress_is_told_on_the_callers_thread_and_once_more_at_the_end() {
        List<ReplayProgress> told = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        byte[] in = events(1_000, 10).getBytes(UTF_8);

        run(
                runner(KEEP).withProgress(Duration.ofMillis(1), progress -> {
                    told.add(progress);
                    threads.add(Thread.currentThread());
                }),
                in);

        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(told).isSortedAccordingTo(Comparator.comparing(progress -> progress.counts()
                .read()));
        ReplayProgress last = told.get(told.size() - 1);
        assertThat(last.counts()).isEqualTo(new LineCounts(1_000, 0, 0, 0, 0));
        assertThat(last.bytesRead()).isEqualTo(in.length);
        assertThat(last.bytesTotal()).isEmpty();
    }

    @Test
    void files_are_unpacked_and_packed_by_what_they_are(@TempDir Path folder) throws IOException {
        Path in = folder.resolve("packed-without-saying-so");
        Path out = folder.resolve("out.ndjson.gz");
        Files.write(in, Replays.gzip(events(500, 10).getBytes(UTF_8)));
        List<ReplayProgress> told = new ArrayList<>();

        ReplayReport report = runner(KEEP).withProgress(told::add).run(in, out);

        assertThat(report.counts().kept()).isEqualTo(500);
        assertThat(report.bytesRead()).isEqualTo(Files.size(in));
        assertThat(told.get(0).bytesTotal()).hasValue(Files.size(in));
        assertThat(new String(Replays.gunzip(Files.readAllBytes(out)), UTF_8).lines())
                .hasSize(500);
    }

    @Test
    void an_output_file_is_replaced(@TempDir Path folder) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), events(1, 1));
        Path out = Files.writeString(folder.resolve("out"), "x".repeat(10_000));

        runner(KEEP).run(in, out);

        assertThat(out).content().hasLineCount(1).startsWith("{\"event\":\"e\"");
    }

    @Test
    void the_input_is_never_overwritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("events"), events(1, 1));

        assertThatThrownBy(() -> runner(KEEP).run(file, folder.resolve(".").resolve("events")))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("is the input, which would be lost. Name another file.");
        assertThat(file).hasContent(events(1, 1));
    }

    @Test
    void a_missing_input_is_named(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> runner(KEEP).run(missing, folder.resolve("out")))
                .isInstanceOf(ReplayException.class)
                .hasMessage(
                        "There is no file of events at '" + missing + "'. Pass a file with one event on each line.");
    }

    @Test
    void plugins_are_set_up_before_anything_is_read_or_written(@TempDir Path folder) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), events(1, 1));
        Path out = Files.writeString(folder.resolve("out"), "precious");
        ReplayRunner runner = runner("export function setupPlugin() { throw new Error('bad key') }");

        assertThatThrownBy(() -> runner.run(in, out))
                .isInstanceOf(ReplayException.class)
                .hasMessage("Plugin 'P (1)' can't be set up: Error: bad key\n"
                        + "No event was read. Correct its config, or what it needs in setupPlugin.");
        assertThat(out).hasContent("precious");
    }

    @Test
    void a_set_up_that_asks_for_a_retry_is_no_set_up() {
        ReplayRunner runner = runner("export function setupPlugin() { throw new RetryError('later') }");

        assertThatThrownBy(() -> run(runner, events(1, 1)))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("setupPlugin failed with RetryError (attempt 1/5): later");
    }

    @Test
    void a_plugin_that_does_not_load_is_an_error_of_its_own() {
        assertThatThrownBy(() -> run(runner("import 'left-pad'"), "")).isInstanceOf(PluginLoadException.class);
    }

    @Test
    void a_chain_without_plugins_is_refused() {
        assertThatThrownBy(() -> ReplayRunner.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no plugin to replay events through. Pass at least one.");
    }

    @Test
    void there_is_at_least_one_worker() {
        assertThatThrownBy(() -> runner(KEEP).withWorkers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There must be at least 1 of: workers; but it is 0.");
    }
}
