package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.fuzz.Tree.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event smaller as long as a plugin goes on failing with it: removes members, many at once at first, then
 * simplifies what is left.
 */
final class Shrinker {

    private static final List<Consumer<Map<String, @Nullable Object>>> PLAINER = List.of(
            fields -> fields.remove("uuid"),
            fields -> fields.remove("now"),
            fields -> fields.put("distinct_id", "007"),
            fields -> fields.put("event", "$pageview"));

    private final Predicate<PluginEvent> fails;
    private int trialsLeft;

    /**
     * @param mostTrials how often the plugin may be tried
     */
    Shrinker(Predicate<PluginEvent> fails, int mostTrials) {
        this.fails = fails;
        this.trialsLeft = mostTrials;
    }

    PluginEvent shrink(PluginEvent event) {
        Tree tree = plain(Tree.of(event.fields()));
        Tree smaller = simplify(remove(tree));
        while (smaller != tree && trialsLeft > 0) {
            tree = smaller;
            smaller = simplify(remove(tree));
        }
        return PluginEvent.of(smaller.fields());
    }

    private boolean fails(Tree candidate) {
        return trialsLeft-- > 0 && fails.test(PluginEvent.of(candidate.fields()));
    }

    /** As an event is written by hand, if it does not matter. */
    private Tree plain(Tree start) {
        Tree tree = start;
        for (Consumer<Map<String, @Nullable Object>> change : PLAINER) {
            Tree candidate = tree.copy();
            change.accept(candidate.fields());
            tree = fails(candidate) ? candidate : tree;
        }
        return tree;
    }

    /** Delta debugging: halves, quarters, … single members. */
    private Tree remove(Tree start) {
        Tree tree = start;
        for (int size = tree.slots().size(); size > 0; size /= 2) {
            int from = 0;
            List<Slot> slots = tree.slots();
            while (from < slots.size()) {
                Tree candidate = tree.copy();
                candidate.remove(slots.subList(from, Math.min(from + size, slots.size())));
                if (fails(candidate)) {
                    tree = candidate;
                    slots = tree.slots();
                } else {
                    from += size;
                }
            }
        }
        return tree;
    }

    private Tree simplify(Tree start) {
        Tree tree = start;
        for (Slot slot : start.slots()) {
            for (Object simple : simpler(tree.get(slot))) {
                Tree candidate = tree.copy();
                candidate.set(slot, simple);
                if (fails(candidate)) {
                    tree = candidate;
                    break;
                }
            }
        }
        return tree;
    }

    /** Simpler values than this one, the simplest first; each of them is shorter, so that there is an end. */
    private static List<Object> simpler(@Nullable Object value) {
        List<Object> simpler = new ArrayList<>();
        if (value instanceof String text && !text.isEmpty()) {
            simpler.add("");
            simpler.add(text.substring(0, text.length() / 2));
            simpler.add(text.substring(text.length() / 2));
            simpler.add(text.substring(0, text.length() - 1));
            simpler.removeIf(text::equals);
        } else if (value instanceof Number number && number.toString().length() > 1) {
            simpler.add(0);
            simpler.add(1);
        } else if (value instanceof Map<?, ?> object && !object.isEmpty()
                || value instanceof List<?> list && !list.isEmpty()) {
            simpler.add(0);
            simpler.add("");
        }
        return simpler;
    }
}
