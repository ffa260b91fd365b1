package io.github.posthogplugins.runtime;

import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.plugin.Plugin.Status;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs what PostHog's server runs apart from events: scheduled tasks at full minutes, hours and days (UTC), and jobs when
 * they are due, one at a time and in the order of time (schedule-and-jobs.md §1, §2). A task that would begin while its
 * last run is still going on is left out.
 *
 * <p>On a virtual clock, all that happens on the thread that moves the clock. On the real clock it happens on a thread of
 * the scheduler's, which also runs what plugins have left to run later, such as the second attempt of an {@code onEvent}.
 *
 * <p>Belongs to a {@link PluginRuntime}, which closes it. Safe for use by several threads.
 */
public final class PluginScheduler implements AutoCloseable {

    /** What is ever scheduled, in the order at moments that they share; a {@code runEveryWeek} is exported in vain. */
    private static final Map<String, ChronoUnit> TASKS = new LinkedHashMap<>();

    static {
        TASKS.put("runEveryMinute", ChronoUnit.MINUTES);
        TASKS.put("runEveryHour", ChronoUnit.HOURS);
        TASKS.put("runEveryDay", ChronoUnit.DAYS);
    }

    private final PluginClock clock;
    private final ReentrantLock atWork = new ReentrantLock();
    /** When the tasks of each plugin are due, in the order in which plugins were added. */
    private final Map<JsPlugin, Map<String, Instant>> plugins = new LinkedHashMap<>();

    private volatile @Nullable ExecutorService worker;
    private PluginClock.@Nullable Timer timer;
    private volatile boolean started;
    private boolean closed;

    PluginScheduler(PluginClock clock) {
        this.clock = clock;
    }

    /** Starts; from now on everything runs when it is due. A second call does nothing. */
    public synchronized void start() {
        if (started || closed) {
            return;
        }
        started = true;
        if (!clock.isVirtual()) {
            worker = Executors.newSingleThreadExecutor(PluginScheduler::daemon);
        }
        plugins.keySet().forEach(this::schedule);
        plan();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "posthog-plugin-scheduler");
        thread.setDaemon(true);
        return thread;
    }

    synchronized void add(JsPlugin plugin) {
        plugins.put(plugin, new HashMap<>());
        plugin.whenLoaded(() -> loadedLater(plugin));
        if (started) {
            schedule(plugin);
            plan();
        }
    }

    /** What it exports was not known when it was added. */
    private synchronized void loadedLater(JsPlugin plugin) {
        if (started && plugins.containsKey(plugin)) {
            schedule(plugin);
            plan();
        }
    }

    synchronized void remove(JsPlugin plugin) {
        plugins.remove(plugin);
    }

    private void schedule(JsPlugin plugin) {
        Map<String, Instant> dues = plugins.get(plugin);
        TASKS.keySet().stream()
                .filter(plugin.capabilities().scheduledTasks()::contains)
                .forEach(task -> dues.put(task, next(task)));
        plugin.jobs().whenAdded(this::plan);
        if (worker != null) {
            plugin.workInBackground(this::inBackground);
        }
    }

    private void inBackground(Runnable work) {
        ExecutorService now = worker;
        try {
            if (now != null) {
                now.execute(work);
            }
        } catch (RejectedExecutionException closing) {
            // What is left to run is not run any more.
            return;
        }
    }

    private Instant next(String task) {
        ChronoUnit unit = TASKS.get(task);
        return clock.instant().truncatedTo(unit).plus(1, unit);
    }

    /** Sets the timer to what is due next. */
    private synchronized void plan() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (!closed) {
            first().map(Due::at)
                    .ifPresent(at -> timer = clock.schedule(Duration.between(clock.instant(), at), this::wakeUp));
        }
    }

    private void wakeUp() {
        if (worker == null) {
            runDue();
        } else {
            inBackground(this::runDue);
        }
    }

    /**
     * Runs tasks and jobs that are due, if the scheduler was started, and else jobs only.
     *
     * @return how many were run; 0 if another thread is at it, which runs these as well
     */
    public int runDue() {
        // A thread may come here out of a hook, and must not wait for one that waits for the plugin of that hook.
        if (!atWork.tryLock()) {
            return 0;
        }
        try {
            return runAllDue();
        } finally {
            atWork.unlock();
            if (started) {
                plan();
            }
        }
    }

    private int runAllDue() {
        int count = 0;
        for (Optional<Due> due = takeDue(); due.isPresent(); due = takeDue()) {
            due.get().work().run();
            count++;
        }
        return count;
    }

    private synchronized Optional<Due> takeDue() {
        Optional<Due> due = first().filter(first -> !closed && !first.at().isAfter(clock.instant()));
        due.ifPresent(taken -> taken.take().run());
        return due;
    }

    private synchronized Optional<Due> first() {
        return plugins.keySet().stream()
                .filter(plugin -> plugin.status() != Status.CLOSED)
                .flatMap(plugin -> Stream.concat(tasks(plugin), jobs(plugin)))
                .min(Comparator.comparing(Due::at));
    }

    private Stream<Due> tasks(JsPlugin plugin) {
        Map<String, Instant> dues = plugins.get(plugin);
        return TASKS.keySet().stream()
                .filter(dues::containsKey)
                .map(task -> new Due(dues.get(task), () -> dues.remove(task), () -> runTask(plugin, task, dues)));
    }

    /**
     * A plugin that is not set up has no schedule (lifecycle.md §4), and a run that would begin while the last one is still
     * going on is left out.
     */
    private void runTask(JsPlugin plugin, String task, Map<String, Instant> dues) {
        try {
            if (plugin.setUp() == Status.READY) {
                plugin.runTask(task);
            }
        } finally {
            reschedule(task, dues);
        }
    }

    private synchronized void reschedule(String task, Map<String, Instant> dues) {
        dues.put(task, next(task));
    }

    private Stream<Due> jobs(JsPlugin plugin) {
        return plugin.jobs().nextDue().stream().map(at -> {
            List<QueuedJob> taken = new ArrayList<>();
            return new Due(
                    at,
                    () -> plugin.jobs().take().ifPresent(taken::add),
                    () -> taken.forEach(job -> plugin.runJob(job.name(), job.payloadJson())));
        });
    }

    /** Stops; what is due later does not run any more. */
    @Override
    public synchronized void close() {
        closed = true;
        plan();
        ExecutorService now = worker;
        if (now != null) {
            now.shutdown();
        }
    }

    /** Something to run: when, what removes it from the agenda, and what it does. */
    private record Due(Instant at, Runnable take, Runnable work) {}
}
