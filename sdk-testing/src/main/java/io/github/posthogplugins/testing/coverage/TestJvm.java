package io.github.posthogplugins.testing.coverage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** This JVM, and the test run that it is a part of. */
public final class TestJvm {

    private static final ProcessHandle THIS = ProcessHandle.current();

    private TestJvm() {}

    /** Returns the name of this JVM. */
    public static String name() {
        return name(THIS);
    }

    /** Returns the name of the JVM that has started this one, such as Maven, through a shell or not; or else of this one. */
    public static String run() {
        return name(ancestors().filter(TestJvm::isJvm).findFirst().orElse(THIS));
    }

    private static Stream<ProcessHandle> ancestors() {
        return Stream.iterate(THIS.parent(), Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream);
    }

    private static boolean isJvm(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("java"))
                .isPresent();
    }

    /** Numbers of processes come again, but not together with their start. */
    private static String name(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
