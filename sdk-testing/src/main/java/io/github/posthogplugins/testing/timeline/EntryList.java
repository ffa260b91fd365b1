package io.github.posthogplugins.testing.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts notes below each other. */
final class EntryList {

    /** How many notes are told from the beginning, and from the end. */
    private static final int MOST = 100;

    private EntryList() {}

    /** Returns the lines, and in between the time whenever it has moved on. */
    static List<String> lines(List<Entry> entries, boolean withPlugins) {
        List<String> lines = new ArrayList<>();
        Instant time = null;
        for (Entry entry : shortened(entries)) {
            if (!entry.at().equals(time)) {
                lines.add(entry.depth().indent() + "at " + entry.at());
                time = entry.at();
            }
            add(entry, withPlugins, lines);
        }
        return lines;
    }

    private static List<Entry> shortened(List<Entry> entries) {
        int left = entries.size() - 2 * MOST;
        if (left <= 0) {
            return entries;
        }
        List<Entry> shown = new ArrayList<>(entries.subList(0, MOST));
        Instant then = entries.get(MOST).at();
        shown.add(new Entry(then, Entry.Depth.CALL, null, () -> List.of("… " + left + " more …")));
        shown.addAll(entries.subList(MOST + left, entries.size()));
        return shown;
    }

    private static void add(Entry entry, boolean withPlugins, List<String> lines) {
        String plugin = withPlugins && entry.plugin() != null ? "[" + entry.plugin() + "] " : "";
        List<String> told = Lines.told(entry.lines());
        for (int index = 0; index < told.size(); index++) {
            lines.add(entry.depth().indent() + (index == 0 ? plugin : "") + told.get(index));
        }
    }
}
