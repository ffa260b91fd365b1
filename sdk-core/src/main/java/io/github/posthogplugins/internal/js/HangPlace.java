package io.github.posthogplugins.internal.js;

import com.oracle.truffle.api.source.SourceSection;

/**
 * Where a plugin hangs.
 *
 * @param line from 1
 * @param column from 1
 */
record HangPlace(String file, int line, int column) {

    static HangPlace of(SourceSection section) {
        return new HangPlace(section.getSource().getName(), section.getStartLine(), section.getStartColumn());
    }

    /** Tells whether a frame of a stack is on the same line. */
    boolean isOnLineOf(String frame) {
        return frame.contains(file + ":" + line + ":");
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
