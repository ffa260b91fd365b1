package io.github.posthogplugins.maven;

import org.apache.maven.plugin.logging.SystemStreamLog;

/** Remembers what was logged, one line each with its level in front. */
final class RecordingLog extends SystemStreamLog {

    private final StringBuilder lines = new StringBuilder();

    @Override
    public void info(CharSequence content) {
        add("INFO", content);
    }

    @Override
    public void warn(CharSequence content) {
        add("WARN", content);
    }

    @Override
    public void error(CharSequence content) {
        add("ERROR", content);
    }

    private void add(String level, CharSequence content) {
        lines.append(level).append(' ').append(content).append('\n');
    }

    String text() {
        return lines.toString();
    }
}
