package io.github.posthogplugins.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Runs tests whenever a file is changed or somebody asks for it, until somebody has enough. */
final class WatchLoop {

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Consumer<Set<Path>> tests;
    private final Log log;

    /**
     * @param tests runs the tests that these changed files may have to do with; all if there are none
     */
    WatchLoop(Consumer<Set<Path>> tests, Log log) {
        this.tests = tests;
        this.log = log;
    }

    /** Something that happened. */
    private sealed interface Signal permits Changed, Quit {}

    private record Changed(Set<Path> files) implements Signal {}

    private record Quit() implements Signal {}

    /** Runs all tests, and then again and again; returns when somebody has typed {@code q}, or nobody types. */
    void run(FolderWatch watch, BufferedReader keyboard) throws InterruptedException {
        begin("posthog-watch-files", () -> follow(watch));
        begin("posthog-watch-keyboard", () -> read(keyboard));
        Signal next = new Changed(Set.of());
        while (next instanceof Changed changed) {
            tests.accept(changed.files());
            log.info("Watching. Enter runs all tests, q and Enter quits.");
            next = signals.take();
        }
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(FolderWatch watch) {
        try {
            for (Set<Path> files = watch.next(); !files.isEmpty(); files = watch.next()) {
                signals.add(new Changed(files));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of the input is the end: where there is no keyboard, nobody looks. */
    private void read(BufferedReader keyboard) {
        try {
            for (String line = keyboard.readLine(); isMore(line); line = keyboard.readLine()) {
                signals.add(new Changed(Set.of()));
            }
        } catch (IOException noKeyboard) {
            log.debug(noKeyboard);
        }
        signals.add(new Quit());
    }

    private static boolean isMore(@Nullable String line) {
        return line != null && !line.strip().equals("q");
    }
}
