package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.internal.js.ChainMember;
import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.internal.js.TravellingEvent;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scheduled tasks and jobs: schedule-and-jobs.md §1, §2. */
class SchedulerTests {

    private static final String ALL_TASKS =
            "const log = name => () => console.log(name + ' ' + new Date().toISOString());"
                    + "export const runEveryDay = log('day'), runEveryHour = log('hour'), runEveryMinute = log('minute'),"
                    + "runEveryWeek = log('week')";
    private static final String LOGGING_JOB = "export const jobs = {"
            + "note(text) { console.log(text + ' ' + new Date().toISOString()) } };"
            + "export async function processEvent(e, { jobs }) { for (const [text, seconds] of e.properties.jobs)"
            + " await jobs.note(text).runIn(seconds, 'seconds'); return e }";

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2024-01-01T22:58:30Z"));
    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(clock).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private static List<String> lines(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == LogEntry.Source.CONSOLE)
                .map(LogEntry::message)
                .toList();
    }

    private void enqueue(Plugin plugin, List<List<?>> jobs) {
        runtime.chain(plugin).processEvent(Plugins.event().withProperty("jobs", jobs));
    }

    // ---- tasks ----

    @Test
    void nothing_runs_before_the_scheduler_is_started() {
        Plugin plugin = Plugins.load(runtime, ALL_TASKS);

        clock.advance(Duration.ofHours(3));

        assertThat(lines(plugin)).isEmpty();
        assertThat(runtime.scheduler().runDue()).isZero();
    }

    @Test
    void tasks_run_at_full_minutes_hours_and_days_in_utc() {
        Plugin plugin = Plugins.load(runtime, ALL_TASKS);
        runtime.scheduler().start();

        clock.advance(Duration.ofSeconds(29));
        assertThat(lines(plugin)).isEmpty();
        clock.advance(Duration.ofSeconds(91));
        assertThat(lines(plugin))
                .containsExactly(
                        "minute 2024-01-01T22:59:00.000Z",
                        "minute 2024-01-01T23:00:00.000Z",
                        "hour 2024-01-01T23:00:00.000Z");
        clock.advance(Duration.ofHours(1));
        assertThat(lines(plugin))
                .filteredOn(line -> !line.startsWith("minute"))
                .containsExactly(
                        "hour 2024-01-01T23:00:00.000Z",
                        "hour 2024-01-02T00:00:00.000Z",
                        "day 2024-01-02T00:00:00.000Z");
        assertThat(lines(plugin)).hasSize(2 + 60 + 3);
    }

    @Test
    void a_week_is_listed_but_never_scheduled() {
        Plugin plugin = Plugins.load(runtime, ALL_TASKS);
        runtime.scheduler().start();

        clock.advance(Duration.ofDays(8));

        assertThat(plugin.capabilities().scheduledTasks()).contains("runEveryWeek");
        assertThat(lines(plugin)).noneMatch(line -> line.startsWith("week"));
    }

    @Test
    void plugins_that_come_later_are_scheduled_as_well_and_closed_ones_no_more() {
        runtime.scheduler().start();
        Plugin plugin = Plugins.load(runtime, ALL_TASKS);

        clock.advance(Duration.ofMinutes(1));
        plugin.close();
        clock.advance(Duration.ofMinutes(5));

        assertThat(lines(plugin)).containsExactly("minute 2024-01-01T22:59:00.000Z");
        assertThat(plugin.errors()).isEmpty();
    }

    @Test
    void a_task_that_fails_is_recorded_and_runs_again_a_minute_later() {
        Plugin plugin = Plugins.load(
                runtime, "let n = 0; export async function runEveryMinute() { throw new RetryError('no ' + ++n) }");
        runtime.scheduler().start();

        clock.advance(Duration.ofMinutes(2));

        assertThat(plugin.errors())
                .extracting(Object::toString)
                .containsExactly("RetryError: no 1", "RetryError: no 2");
    }

    @Test
    void a_plugin_that_is_not_set_up_misses_its_tasks() {
        Plugin plugin = Plugins.load(
                runtime,
                "let n = 0; export function setupPlugin() { if (n++ < 4) throw new RetryError('no') }" + ALL_TASKS);
        runtime.scheduler().start();

        clock.advance(Duration.ofSeconds(5 + 10 + 20 + 40));

        assertThat(plugin.status()).isEqualTo(Plugin.Status.READY);
        assertThat(lines(plugin)).isEmpty();
        assertThat(plugin.errors()).isEmpty();
    }

    @Test
    void a_task_that_takes_longer_than_a_minute_misses_the_next_one() {
        Plugin plugin = Plugins.load(runtime, """
                let running = 0;
                export async function runEveryMinute() {
                  console.log('begin ' + ++running + ' ' + new Date().toISOString());
                  try { await new Promise(() => {}) } catch { }
                  try { await new Promise(() => {}) } catch { }
                  try { await new Promise(() => {}) } catch { }
                  running--;
                }""");
        runtime.scheduler().start();

        clock.advance(Duration.ofMinutes(3));

        assertThat(lines(plugin))
                .containsExactly("begin 1 2024-01-01T22:59:00.000Z", "begin 1 2024-01-01T23:01:00.000Z");
    }

    // ---- jobs ----

    @Test
    void jobs_run_when_they_are_due_in_the_order_of_time() {
        Plugin plugin = Plugins.load(runtime, LOGGING_JOB);
        runtime.scheduler().start();

        enqueue(plugin, List.of(List.of("b", 20), List.of("c", 20), List.of("a", 10), List.of("past", -5)));
        assertThat(lines(plugin)).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(lines(plugin)).containsExactly("past 2024-01-01T22:58:30.000Z", "a 2024-01-01T22:58:40.000Z");
        clock.advance(Duration.ofSeconds(10));

        assertThat(lines(plugin)).endsWith("b 2024-01-01T22:58:50.000Z", "c 2024-01-01T22:58:50.000Z");
    }

    @Test
    void a_month_is_210_days_and_a_quarter_is_shorter() {
        Plugin plugin = Plugins.load(
                runtime,
                "export const jobs = { note(text) { console.log(text + ' ' + new Date().toISOString()) } };"
                        + "export async function setupPlugin({ jobs }) { await jobs.note('month').runIn(1, 'month');"
                        + "await jobs.note('quarter').runIn(1, 'quarters') }");
        runtime.scheduler().start();

        clock.advance(Duration.ofDays(210));

        assertThat(lines(plugin)).containsExactly("quarter 2024-04-01T22:58:30.000Z", "month 2024-07-29T22:58:30.000Z");
    }

    @Test
    void a_job_can_queue_the_next_one() {
        Plugin plugin = Plugins.load(runtime, """
                export const jobs = {
                  async count({ n }, { jobs }) { console.log(n); if (n < 4) await jobs.count({ n: n + 1 }).runNow() }
                };
                export async function setupPlugin({ jobs }) { await jobs.count({ n: 1 }).runNow() }""");
        runtime.scheduler().start();

        clock.advance(Duration.ZERO);

        assertThat(lines(plugin)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void a_job_that_was_queued_to_run_now_starts_while_the_hook_waits() {
        Plugin plugin = Plugins.load(runtime, """
                export const jobs = { j() { console.log('job') } };
                export async function processEvent(event, { jobs }) {
                  await jobs.j().runNow();
                  console.log('queued');
                  try { await new Promise(() => {}) } catch { console.log('gave up') }
                  return event;
                }""");
        runtime.scheduler().start();

        runtime.chain(plugin).processEvent(Plugins.event());

        assertThat(lines(plugin)).containsExactly("queued", "job", "gave up");
    }

    @Test
    void a_job_that_fails_is_not_tried_again() {
        Plugin plugin = Plugins.load(
                runtime,
                "export const jobs = { j() { throw new RetryError('no') } };"
                        + "export async function setupPlugin({ jobs }) { await jobs.j().runNow(); await jobs.k().runNow() }");
        runtime.scheduler().start();

        clock.advance(Duration.ofDays(1));

        assertThat(plugin.errors())
                .extracting(Object::toString)
                .containsExactly("RetryError: no", "Error: Task \"k\" not found for plugin \"P\" with config id 39");
    }

    @Test
    void in_2021_the_error_about_a_missing_job_does_not_say_whose_it_is() {
        try (PluginRuntime old = PluginRuntime.builder()
                .withClock(clock)
                .withProfile(ServerProfile.V2021)
                .build()) {
            assertThat(Plugins.load(old, "export const jobs = {}").runJob("k", "{}"))
                    .map(Object::toString)
                    .hasValue("Error: Task \"k\" not found for plugin \"P\" with config id [object Object]");
        }
    }

    @Test
    void without_a_start_due_jobs_run_when_asked_for() {
        Plugin plugin = Plugins.load(runtime, LOGGING_JOB);
        enqueue(plugin, List.of(List.of("now", 0), List.of("later", 60)));

        assertThat(runtime.scheduler().runDue()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));

        assertThat(runtime.scheduler().runDue()).isEqualTo(1);
        assertThat(lines(plugin)).containsExactly("now 2024-01-01T22:58:30.000Z", "later 2024-01-01T22:59:30.000Z");
        assertThat(plugin.queuedJobs()).extracting(QueuedJob::payloadJson).containsExactly("\"now\"", "\"later\"");
    }

    // ---- closing, and the real clock ----

    @Test
    void after_closing_nothing_runs_any_more() {
        Plugin plugin = Plugins.load(runtime, ALL_TASKS + ";" + LOGGING_JOB);
        runtime.scheduler().start();
        enqueue(plugin, List.of(List.of("job", 10)));

        runtime.scheduler().close();
        clock.advance(Duration.ofHours(2));

        assertThat(lines(plugin)).isEmpty();
        assertThat(runtime.scheduler().runDue()).isZero();
    }

    @Test
    void on_the_real_clock_jobs_run_on_a_thread_of_the_schedulers() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        PluginRuntime.Builder real = PluginRuntime.builder().withHttp(call -> {
            answered.countDown();
            throw new IllegalStateException("unreachable host");
        });
        try (PluginRuntime onRealClock = real.build()) {
            onRealClock.scheduler().start();
            Plugins.load(
                    onRealClock,
                    "export const jobs = { async j() { await fetch('https://example.com/' + 'j') } };"
                            + "export async function setupPlugin({ jobs }) { await jobs.j().runIn(20, 'milliseconds') }");

            assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_gets_due_while_a_plugin_is_held_runs_when_it_is_let_go() {
        JsPlugin plugin = (JsPlugin)
                Plugins.load(
                        runtime,
                        "import { RetryError } from '@posthog/plugin-scaffold'; let tries = 0;"
                                + "export function onEvent() { console.log(++tries); if (tries === 1) throw new RetryError('x') }");
        runtime.chain(plugin).onEvent(Plugins.event());
        TravellingEvent event = new TravellingEvent.Text(Plugins.event().json());

        try (ChainMember held = plugin.enter(event, null, false)) {
            CompletableFuture.runAsync(() -> clock.advance(Duration.ofSeconds(5)))
                    .join();
            assertThat(lines(plugin)).containsExactly("1");
            assertThat(held).isNotNull();
        }

        assertThat(lines(plugin)).containsExactly("1", "2");
    }
}
