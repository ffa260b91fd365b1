package io.github.posthogplugins.runtime;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.runtime.FidelityActor.Note;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs the whole table once: on genuine objects, and on the events that chains and {@code onEvent} hand out. */
final class FidelityRun {

    private static final String ON_EVENT = "onEvent";
    private static final String WITNESS = "witness";
    private static final Map<String, List<String>> CHAINS = Map.of(
            "alone", List.of("alone"),
            "first", List.of("first", WITNESS),
            "middle", List.of("before", "middle", WITNESS));
    private static final PluginEvent CALL = PluginEvent.named("next case");

    private final FidelityTable table = new FidelityTable(CHAINS);
    private final Map<String, PluginEvent> events = new LinkedHashMap<>();
    private final PluginRuntime runtime;

    private FidelityRun(PluginRuntime runtime) {
        this.runtime = runtime;
    }

    /** Returns all cases with their differences. */
    static List<FidelityCase> run() {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            return new FidelityRun(runtime).runAll();
        }
    }

    private List<FidelityCase> runAll() {
        List<FidelityCase> cases = expectations();
        CHAINS.keySet().stream().sorted().forEach(chain -> runChain(chain, casesOf(chain, cases)));
        runOnEvent(casesOf(ON_EVENT, cases));
        return cases;
    }

    private static List<FidelityCase> casesOf(String chain, List<FidelityCase> cases) {
        return cases.stream().filter(one -> one.isOf(chain)).toList();
    }

    private FidelityActor actor(String part) {
        return new FidelityActor(runtime.load(table.plugin(part)));
    }

    private PluginEvent event(FidelityCase one) {
        return events.computeIfAbsent(one.input(), name -> PluginEvent.fromJson(table.event(name)));
    }

    /** The oracle says what happens to genuine objects; an event only tells it to go on. */
    private List<FidelityCase> expectations() {
        FidelityActor oracle = actor("oracle");
        oracle.plugin.setUp();
        oracle.collectNotes();
        int count = Integer.parseInt(oracle.nextNote().text("cases"));
        PluginChain chain = runtime.chain(oracle.plugin);
        IntStream.range(0, count).forEach(i -> {
            chain.processEvent(CALL);
            oracle.collectNotes();
        });
        return IntStream.range(0, count)
                .mapToObj(i -> new FidelityCase(oracle.nextNote()))
                .toList();
    }

    private ChainResult processed(PluginChain chain, FidelityCase one, Collection<FidelityActor> cast) {
        ChainResult result = chain.processEvent(event(one));
        cast.forEach(FidelityActor::collectNotes);
        return result;
    }

    private void runChain(String name, List<FidelityCase> cases) {
        Map<String, FidelityActor> cast = new LinkedHashMap<>();
        CHAINS.get(name).forEach(part -> cast.put(part, actor(part)));
        PluginChain chain =
                runtime.chain(cast.values().stream().map(actor -> actor.plugin).toList());
        List<ChainResult> results =
                cases.stream().map(one -> processed(chain, one, cast.values())).toList();
        for (int i = 0; i < cases.size(); i++) {
            compare(cases.get(i), name, cast, results.get(i));
        }
    }

    private void compare(FidelityCase one, String chain, Map<String, FidelityActor> cast, ChainResult result) {
        compareResult(one, chain, cast.get(chain).nextNote());
        one.compare(
                "leaving",
                chain,
                one.leaving(chain),
                OutgoingEvent.describe(result.outcome(), one.leaving(chain), table.event(one.input())));
        if (cast.containsKey(WITNESS)) {
            boolean isCalled = result.steps().stream().anyMatch(FidelityRun::isCallOfWitness);
            String seen = isCalled ? cast.get(WITNESS).nextNote().text("next") : "nothing";
            one.compare("next", chain, one.isDropped() ? "nothing" : one.expected.text("next"), seen);
        }
    }

    private static boolean isCallOfWitness(ChainStep step) {
        return step.plugin().startsWith(WITNESS);
    }

    private static void compareResult(FidelityCase one, String where, Note note) {
        note.content().keySet().forEach(name -> one.compare("result", where, one.expected.text(name), note.text(name)));
        one.compare("result", where + ", console", "" + one.expected.printed(), "" + note.printed());
    }

    private void runOnEvent(List<FidelityCase> cases) {
        FidelityActor listener = actor(ON_EVENT);
        PluginChain chain = runtime.chain(listener.plugin);
        cases.forEach(one -> chain.onEvent(event(one)));
        listener.collectNotes();
        cases.forEach(one -> compareResult(one, ON_EVENT, listener.nextNote()));
    }
}
