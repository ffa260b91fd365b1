package io.github.posthogplugins.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that is waited for. */
record Command(List<String> words, Path folder, Map<String, String> environment) {

    static Command of(String... words) {
        return new Command(List.of(words), Path.of("."), Map.of());
    }

    Command in(Path newFolder) {
        return new Command(words, newFolder, environment);
    }

    Command with(String variable, String value) {
        return new Command(words, folder, Map.of(variable, value));
    }

    /**
     * Returns what it prints.
     *
     * @throws IOException if it can't be started, or fails
     */
    String run() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = exitCode(process);
        if (code != 0) {
            throw new IOException("'" + String.join(" ", words) + "' ended with code " + code + ": " + output.strip());
        }
        return output.strip();
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a process.", e);
        }
    }
}
