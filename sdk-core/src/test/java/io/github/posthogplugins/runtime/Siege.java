package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;

/** A hostile plugin in front of a good one, in a runtime with short limits. */
final class Siege implements AutoCloseable {

    /** Never ends, and is none of the loops that the server guards. */
    static final String ENDLESS = "{[Symbol.iterator]: () => ({next: () => ({done: false})})}";

    private final VirtualClock clock = VirtualClock.create();
    private final PluginRuntime runtime;
    private final Plugin hostile;
    private final Plugin good;
    private final PluginChain chain;

    private Siege(Duration uninterrupted, String declarations, String hook) {
        runtime = PluginRuntime.builder()
                .withClock(clock)
                .withLimits(new ExecutionLimits(Duration.ofSeconds(1), uninterrupted))
                .build();
        hostile = runtime.install(Plugins.source("hostile", declarations + "\n" + hook));
        good = runtime.load(Plugins.source(
                "good",
                "export async function processEvent(e, { cache }) { await null; await cache.incr('n');"
                        + "e.properties.good = ({}).polluted === undefined && JSON.stringify([1].map(x => x)) === '[1]';"
                        + "return e } export function onEvent() {}"));
        chain = runtime.chain(hostile, good);
    }

    /** A hook that does that with the event {@code e}, if the event asks for it. */
    static Siege of(String attack) {
        return of("", attack);
    }

    /** The same after some top-level code. */
    static Siege of(String declarations, String attack) {
        return new Siege(Duration.ofMillis(300), declarations, hook(attack));
    }

    /** The same with time for what takes long on a busy machine. */
    static Siege patient(String attack) {
        return new Siege(Duration.ofSeconds(30), "", hook(attack));
    }

    private static String hook(String attack) {
        String async = attack.contains("await") ? "async " : "";
        return "export " + async + "function processEvent(e, meta) { if (e.properties.attack) { " + attack
                + " } e.properties.after = 1; return e }";
    }

    ChainResult attack() {
        return chain.process(event().withProperty("attack", true));
    }

    private static PluginEvent event() {
        return Plugins.event();
    }

    Plugin hostile() {
        return hostile;
    }

    List<PluginError> errors() {
        return hostile.errors();
    }

    /** The other plugin of the runtime works, and time has not been stolen. */
    void assertOthersUnharmed() {
        ChainResult next = chain.process(event());

        assertThat(next.isKept()).isTrue();
        assertThat(next.event().property("good")).isEqualTo(true);
        assertThat(next.markers().succeeded()).contains(good.identifier());
        assertThat(clock.instant()).isBefore(VirtualClock.DEFAULT_START.plusSeconds(30));
    }

    /** So does the hostile plugin itself, as soon as it behaves. */
    void assertRecovered() {
        assertOthersUnharmed();
        assertThat(chain.process(event()).event().property("after")).isEqualTo(1);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
