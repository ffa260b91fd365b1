package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.plugin.PluginError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a plugin at which an error happened, between its neighbours. */
final class CodeFrame {

    private static final Pattern PLACE = Pattern.compile("(.+):(\\d+):(\\d+)");
    private static final int AROUND = 2;
    /** Bundled plugins have lines of a hundred thousand characters. */
    private static final int WIDEST = 160;

    private CodeFrame() {}

    /** Returns the lines to show; none if the error has no place, or not in this source. */
    static List<String> of(PluginError error, PluginSource source) {
        Matcher place = PLACE.matcher(error.location().orElse(""));
        if (!place.matches()) {
            return List.of();
        }
        return source.text(place.group(1))
                .map(code -> of(code, Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3))))
                .orElse(List.of());
    }

    /** Returns the lines to show of a text; none if it has no such line. */
    static List<String> of(String text, int line, int column) {
        List<String> code = text.lines().toList();
        return line < 1 || line > code.size() ? List.of() : frame(code, line, column);
    }

    private static List<String> frame(List<String> code, int line, int column) {
        List<String> frame = new ArrayList<>();
        int width = String.valueOf(line + AROUND).length();
        for (int shown = Math.max(1, line - AROUND); shown <= Math.min(code.size(), line + AROUND); shown++) {
            int from = shown == line ? Math.max(0, column - WIDEST / 2) : 0;
            frame.add(((shown == line ? "> " : "  ") + padded(shown, width) + " | " + window(code.get(shown - 1), from))
                    .stripTrailing());
            if (shown == line) {
                frame.add("  " + " ".repeat(width) + " | " + " ".repeat(Math.max(0, column - 1 - from)) + "^");
            }
        }
        return frame;
    }

    private static String padded(int number, int width) {
        return " ".repeat(width - String.valueOf(number).length()) + number;
    }

    private static String window(String code, int from) {
        String rest = code.substring(Math.min(from, code.length())).replace('\t', ' ');
        return rest.length() <= WIDEST ? rest : rest.substring(0, WIDEST) + "…";
    }
}
