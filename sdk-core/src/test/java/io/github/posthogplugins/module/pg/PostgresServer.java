package io.github.posthogplugins.module.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL for tests, whose URL is a parameter of type {@link PostgresUrl}.
 *
 * <p>The one that the system property or environment variable {@code POSTHOG_TEST_POSTGRES} names
 * ({@code postgres://user:password@host:port/database}); else one that is started in a temporary folder from the
 * binaries of Debian's package, once for all tests. Where there is neither, tests are skipped.
 */
public final class PostgresServer implements ExecutionCondition, ParameterResolver {

    private static final String GIVEN = "POSTHOG_TEST_POSTGRES";
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Namespace NAMESPACE = Namespace.create(PostgresServer.class);

    /** Where a server is: {@code postgres://user:password@host:port/database}. */
    public record PostgresUrl(String text, int port) {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (given().isPresent() || binaries().isPresent()) {
            return ConditionEvaluationResult.enabled("There is a PostgreSQL");
        }
        return ConditionEvaluationResult.disabled("There is no PostgreSQL below " + INSTALLED
                + ", and POSTHOG_TEST_POSTGRES names none. Install the package 'postgresql', or set that variable.");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresUrl.class;
    }

    @Override
    public PostgresUrl resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return given().map(url -> new PostgresUrl(url, portOf(url))).orElseGet(() -> context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Running.class, key -> Running.start(binaries().orElseThrow()), Running.class)
                .url());
    }

    private static Optional<String> given() {
        return Optional.ofNullable(System.getProperty(GIVEN, System.getenv(GIVEN)))
                .map(url -> url.replaceFirst("^jdbc:", "").replaceFirst("^postgresql:", "postgres:"));
    }

    private static int portOf(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String WATCHED = "\"$@\" & server=$!; cat > /dev/null; kill -INT $server; wait $server";

    /** A server of our own, stopped and removed when all tests are over. */
    private record Running(Process process, Path folder, PostgresUrl url) implements AutoCloseable {

        static Running start(Path binaries) {
            try {
                Path folder = Files.createTempDirectory("posthog-postgres");
                int port = freePort();
                run(asPostgres(List.of("chown", "-R", "postgres", folder.toString()), false));
                writePassword(folder);
                initialise(binaries, folder);
                ServerCertificate.write(folder.resolve("data"));
                run(asPostgres(List.of("chown", "-R", "postgres", folder.toString()), false));
                Process process = launch(binaries, folder, port);
                awaitReady(binaries, port);
                return new Running(
                        process,
                        folder,
                        new PostgresUrl("postgres://tester:se%20cret@localhost:" + port + "/postgres", port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        private static void writePassword(Path folder) throws IOException {
            Files.writeString(folder.resolve("password"), "se cret");
        }

        private static void initialise(Path binaries, Path folder) {
            run(asPostgres(
                    List.of(
                            binaries.resolve("initdb").toString(),
                            "-D",
                            folder.resolve("data").toString(),
                            "-U",
                            "tester",
                            "--auth=scram-sha-256",
                            "--pwfile=" + folder.resolve("password"),
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync"),
                    true));
        }

        /** The shell's input is a pipe from this process: when that ends, however it ends, so does the server. */
        private static Process launch(Path binaries, Path folder, int port) throws IOException {
            List<String> command = new ArrayList<>(List.of("sh", "-c", WATCHED, "sh"));
            command.add(binaries.resolve("postgres").toString());
            command.addAll(List.of("-D", folder.resolve("data").toString()));
            command.addAll(List.of("-k", folder.toString(), "-p", Integer.toString(port)));
            command.addAll(List.of("-c", "fsync=off", "-c", "ssl=on"));
            return new ProcessBuilder(asPostgres(command, true))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        }

        private static void awaitReady(Path binaries, int port) {
            String isReady = binaries.resolve("pg_isready").toString();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (exitCode(List.of(isReady, "-q", "-h", "localhost", "-p", Integer.toString(port))) != 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL is not ready after 60 seconds");
                }
            }
        }

        /** PostgreSQL refuses to run as root. */
        private static List<String> asPostgres(List<String> command, boolean switchUser) {
            if (!"root".equals(System.getProperty("user.name"))) {
                return switchUser ? command : List.of("true");
            }
            List<String> all = new ArrayList<>();
            if (switchUser) {
                all.addAll(List.of("runuser", "-u", "postgres", "--"));
            }
            all.addAll(command);
            return all;
        }

        private static void run(List<String> command) {
            if (exitCode(command) != 0) {
                throw new IllegalStateException("Failed: " + String.join(" ", command));
            }
        }

        private static int exitCode(List<String> command) {
            try {
                return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while PostgreSQL starts", e);
            }
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                process.waitFor(20, TimeUnit.SECONDS);
                run(List.of("rm", "-rf", folder.toString()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
