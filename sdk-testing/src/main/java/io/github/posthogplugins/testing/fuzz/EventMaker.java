package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.fuzz.Tree.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes events out of realistic ones, by changing a few things in each. */
final class EventMaker {

    private static final int MOST_CHANGES = 5;

    private final SplittableRandom random;
    private final RandomValues values;
    private final List<PluginEvent> samples;

    EventMaker(long seed, Vocabulary vocabulary, List<PluginEvent> samples) {
        this.random = new SplittableRandom(seed);
        this.values = new RandomValues(random, vocabulary);
        this.samples = List.copyOf(samples);
    }

    PluginEvent next() {
        Tree tree = Tree.of(values.oneOf(samples).fields());
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            change(tree);
        }
        return PluginEvent.of(tree.fields());
    }

    private void change(Tree tree) {
        List<Slot> slots = tree.slots();
        if (slots.isEmpty()) {
            tree.properties().put(values.name(), values.value());
            return;
        }
        Slot slot = values.oneOf(slots);
        switch (random.nextInt(8)) {
            case 0 -> tree.remove(List.of(slot));
            case 1 -> tree.set(slot, values.value());
            case 2 -> swap(tree, slot, values.oneOf(slots));
            case 3 -> tree.set(slot, wrapped(tree.get(slot)));
            case 4 -> tree.set(slot, bent(tree.get(slot)));
            case 5 -> tree.fields().put("event", values.text());
            default -> tree.properties().put(values.name(), values.value());
        }
    }

    private static void swap(Tree tree, Slot one, Slot other) {
        Object value = Tree.copyOf(tree.get(one));
        tree.set(one, Tree.copyOf(tree.get(other)));
        tree.set(other, value);
    }

    private Object wrapped(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(values.name(), value);
        return values.chance(2) && value != null ? new ArrayList<>(List.of(value)) : object;
    }

    /** Nearly the same value. */
    private @Nullable Object bent(@Nullable Object value) {
        if (value instanceof String text) {
            return bent(text);
        }
        if (value instanceof Number number) {
            return values.chance(2) ? number.toString() : -number.doubleValue();
        }
        return value instanceof Boolean flag ? String.valueOf(flag) : values.value();
    }

    private String bent(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> text + values.text();
            case 2 -> values.text() + text;
            default -> " " + text.toUpperCase(Locale.ROOT) + "\t";
        };
    }
}
