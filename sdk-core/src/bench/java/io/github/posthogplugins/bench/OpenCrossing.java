package io.github.posthogplugins.bench;

import io.github.posthogplugins.bench.crossing.Crossing;
import io.github.posthogplugins.bench.crossing.Guest;
import io.github.posthogplugins.bench.crossing.Way;
import java.util.List;
import java.util.stream.Stream;

/** A way to a plugin that was loaded for it; the SDK is a way like others. */
final class OpenCrossing implements AutoCloseable {

    static final String SDK = "sdk";

    private final Crossing crossing;
    private final Runnable closing;

    private OpenCrossing(Crossing crossing, Runnable closing) {
        this.crossing = crossing;
        this.closing = closing;
    }

    /** Labels of all ways. */
    static List<String> ways() {
        return Stream.concat(Stream.of(Way.values()).map(Way::label), Stream.of(SDK))
                .toList();
    }

    static OpenCrossing of(Settings settings, String way, String plugin) {
        return way.equals(SDK) ? throughSdk(settings, plugin) : through(wayOf(way), settings, plugin);
    }

    private static OpenCrossing throughSdk(Settings settings, String plugin) {
        LoadedChain chain = LoadedChain.of(settings, List.of(plugin));
        return new OpenCrossing(chain::process, chain::close);
    }

    private static OpenCrossing through(Way way, Settings settings, String plugin) {
        Guest guest = new Guest(settings.home().resolve("resources"), plugin);
        return new OpenCrossing(way.to(guest), guest::close);
    }

    static String description(String way) {
        return way.equals(SDK) ? "this SDK" : wayOf(way).description();
    }

    private static Way wayOf(String label) {
        return Stream.of(Way.values())
                .filter(way -> way.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    byte[] pass(byte[] event) {
        return crossing.pass(event);
    }

    @Override
    public void close() {
        closing.run();
    }
}
