package io.github.posthogplugins.runtime;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plugin that plays a part, and what it noted about each event: the notes are on its console. */
final class FidelityActor {

    /**
     * What a plugin noted about one event.
     *
     * @param content what the table's plugin wrote
     * @param printed what the row itself wrote to the console
     */
    record Note(Map<String, String> content, List<String> printed) {

        String text(String name) {
            return content.getOrDefault(name, "");
        }
    }

    final Plugin plugin;
    private final Deque<Note> notes = new ArrayDeque<>();
    private @Nullable LogEntry lastRead;

    FidelityActor(Plugin plugin) {
        this.plugin = plugin;
    }

    /** Reads what has been written since the last call; a plugin's log keeps no more than so much. */
    void collectNotes() {
        List<String> printed = new ArrayList<>();
        StringBuilder pieces = new StringBuilder();
        for (LogEntry entry : newEntries()) {
            if (entry.source() == Source.CONSOLE && entry.level() == Level.DEBUG) {
                pieces.append(entry.message().substring(1));
                if (entry.message().startsWith(".")) {
                    notes.add(new Note(parse(pieces.toString()), List.copyOf(printed)));
                    pieces.setLength(0);
                    printed.clear();
                }
            } else if (entry.source() == Source.CONSOLE) {
                printed.add(entry.level() + " " + entry.message());
            }
        }
    }

    private List<LogEntry> newEntries() {
        List<LogEntry> all = plugin.logs();
        int from = all.size();
        while (from > 0 && all.get(from - 1) != lastRead) {
            from--;
        }
        lastRead = all.isEmpty() ? null : all.get(all.size() - 1);
        return all.subList(from, all.size());
    }

    Note nextNote() {
        return notes.remove();
    }

    /** Names and texts stand by turns. */
    private static Map<String, String> parse(String note) {
        String[] parts = note.split("\u001e", -1);
        Map<String, String> content = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            content.put(parts[i], parts[i + 1]);
        }
        return content;
    }
}
