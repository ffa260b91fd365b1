package io.github.posthogplugins.launch;

import java.util.List;

/** How a program is to be run. */
public sealed interface LaunchPlan {

    /**
     * In a JVM of its own, which compiles plugin code.
     *
     * @param command the command, its program first
     */
    record Fork(List<String> command) implements LaunchPlan {

        /** Copies the command. */
        public Fork {
            command = List.copyOf(command);
        }
    }

    /**
     * In an ordinary JVM, which interprets plugin code; the one that runs is as good as any.
     *
     * @param reason why, and what to do about it, in one line
     */
    record Stay(String reason) implements LaunchPlan {}
}
