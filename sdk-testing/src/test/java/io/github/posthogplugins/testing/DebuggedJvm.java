package io.github.posthogplugins.testing;

import static java.util.stream.Collectors.joining;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A JVM of its own that runs a test class, with options such as {@code -Dposthog.debug}. */
final class DebuggedJvm implements AutoCloseable {

    private static final String OTHERS = "  others   ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private DebuggedJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static DebuggedJvm running(Class<?> testClass, String... options) throws IOException {
        return running(testClass, jar -> true, options);
    }

    /** Runs the class with the debugger missing. */
    static DebuggedJvm withoutTheTool(Class<?> testClass, String... options) throws IOException {
        return running(testClass, jar -> !jar.contains("chromeinspector-tool"), options);
    }

    private static DebuggedJvm running(Class<?> testClass, Predicate<String> jars, String... options)
            throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(joining(File.pathSeparator));
        Stream<String> java = Stream.of(ProcessHandle.current().info().command().orElseThrow(), "-cp", classPath);
        Stream<String> main = Stream.of(DebuggedJvm.class.getName(), testClass.getName());
        List<String> command = Stream.of(java, Arrays.stream(options), main)
                .flatMap(part -> part)
                .toList();
        return new DebuggedJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits until the JVM says where a debugger can connect. */
    URI address() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(OTHERS))
                .map(line -> URI.create(line.substring(OTHERS.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
    }

    private List<String> lines() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains("Time limits of plugins are off.")) {
                break;
            }
        }
        return lines;
    }

    /** Waits for the end, and returns all that was printed. */
    String text() throws IOException {
        output.lines().forEach(lines::add);
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Runs the class of that name, and ends as a fork of Surefire does. */
    public static void main(String[] names) throws ClassNotFoundException {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Class.forName(names[0])))
                .execute()
                .testEvents();
        tests.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .forEach(failure -> System.out.println(failure.getMessage()));
        System.out.println(tests.succeeded().count() + " succeeded");
        System.exit(0);
    }
}
