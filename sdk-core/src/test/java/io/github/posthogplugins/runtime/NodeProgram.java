package io.github.posthogplugins.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** A program for Node 20, which some machines have: what it prints is what we have to do. */
final class NodeProgram {

    private NodeProgram() {}

    /** Skips the test, and says why, where there is no Node 20. */
    static void assumeNode20() {
        Assumptions.assumeTrue(
                version().startsWith("v20."), "Node 20 is not on this machine, so nothing to compare with");
    }

    private static String version() {
        try {
            return output(List.of("node", "--version"));
        } catch (UncheckedIOException missing) {
            return "";
        }
    }

    static String run(Path program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "--no-warnings", program.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return output(command);
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a resource of the class path to a file of that name, and returns it. */
    static Path copy(String resource, Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(NodeProgram.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
