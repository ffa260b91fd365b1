package io.github.posthogplugins.launch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries a JVM out. */
final class Probe {

    private static final String INTERPRETER = "Interpreted";
    private static final long LONGEST_SECONDS = 60;

    private Probe() {}

    /** Runs {@link ProbeMain} by that command, and returns why plugin code is not compiled there, if it is not. */
    static Optional<String> flaw(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            process.onExit()
                    .completeOnTimeout(process, LONGEST_SECONDS, TimeUnit.SECONDS)
                    .thenAccept(Process::destroy);
            String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
            return verdict(process.waitFor(), said);
        } catch (IOException e) {
            return Optional.of("'" + command.get(0) + "' could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the trial was interrupted.");
        }
    }

    static Optional<String> verdict(int exitCode, String said) {
        if (exitCode != 0) {
            return Optional.of("a JVM with the compiler does not work here: "
                    + said.lines().filter(line -> !line.isBlank()).findFirst().orElse("exit code " + exitCode));
        }
        return said.isEmpty() || said.endsWith(INTERPRETER)
                ? Optional.of(
                        "the engine does not use the compiler although it is there; do their versions fit the JDK's?")
                : Optional.empty();
    }
}
