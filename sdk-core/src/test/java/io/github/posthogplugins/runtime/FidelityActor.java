package io.github.posthogplugins.runtime;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private Iterator<Note> notes = List.<Note>of().iterator();

    FidelityActor(Plugin plugin) {
        this.plugin = plugin;
    }

    /** To be called when all events have passed. */
    void collectNotes() {
        List<Note> found = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        StringBuilder pieces = new StringBuilder();
        for (LogEntry entry : plugin.logs()) {
            if (entry.source() == Source.CONSOLE && entry.level() == Level.DEBUG) {
                pieces.append(entry.message().substring(1));
                if (entry.message().startsWith(".")) {
                    found.add(new Note(parse(pieces.toString()), List.copyOf(printed)));
                    pieces.setLength(0);
                    printed.clear();
                }
            } else if (entry.source() == Source.CONSOLE) {
                printed.add(entry.level() + " " + entry.message());
            }
        }
        notes = found.iterator();
    }

    Note nextNote() {
        return notes.next();
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
