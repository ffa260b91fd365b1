package io.github.posthogplugins.bench.startup;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.nio.file.Path;

/** Loads the plugin in the folder that the first argument names, gives it one event, and prints how long each step took. */
public final class FirstEvent {

    private final StringBuilder report = new StringBuilder();
    private long last = System.nanoTime();

    private FirstEvent() {}

    public static void main(String[] args) {
        FirstEvent run = new FirstEvent();
        long start = run.last;
        run.measure(Path.of(args[0]));
        run.report.append("main %.0f ms".formatted((System.nanoTime() - start) / 1e6));
        System.out.println(run.report);
    }

    private void measure(Path folder) {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            step("runtime");
            PluginBundle bundle = PluginBundle.load(folder);
            step("bundle");
            Plugin plugin = runtime.load(bundle, PluginConfig.of("name", "you"));
            step("load");
            PluginEvent event = runtime.chain(plugin)
                    .process(PluginEvent.named("$pageview"))
                    .event();
            if (!"Hello you".equals(event.property("hello"))) {
                throw new IllegalStateException("Not what the plugin says: " + event);
            }
            step("event");
        }
        step("close");
    }

    private void step(String name) {
        long now = System.nanoTime();
        report.append("%s %.0f, ".formatted(name, (now - last) / 1e6));
        last = now;
    }
}
