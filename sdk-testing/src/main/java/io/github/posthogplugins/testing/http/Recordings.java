package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpTransport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The recordings of a network: those that it answers from, or the one that it makes. */
final class Recordings {

    private final RecordMode mode;
    private final StubbedNetwork network;
    private final StubBook book;
    private final Supplier<PortlessWireMock> wireMock;
    private final List<String> secrets = new ArrayList<>();
    private @Nullable Recording recording;

    Recordings(RecordMode mode, StubbedNetwork network, StubBook book, Supplier<PortlessWireMock> wireMock) {
        this.mode = mode;
        this.network = network;
        this.book = book;
        this.wireMock = wireMock;
    }

    /**
     * @param test what {@code -Dtest} calls the test
     */
    synchronized void open(Path folder, String test) {
        RecordingFolder files = new RecordingFolder(folder);
        switch (mode) {
            case REPLAY -> replay(files, test);
            case RECORD -> record(files);
            case REFUSED ->
                throw new AssertionError("Recording is refused, because the environment variable CI is set:"
                        + " a build server should not call real services by accident\n"
                        + "Record on your own machine and commit '" + files + "', or force it:\n"
                        + "  " + command(test, "force"));
        }
    }

    private void replay(RecordingFolder files, String test) {
        if (files.isEmpty()) {
            throw new AssertionError("There is no recording in '" + files + "'\n"
                    + "Record one against the real services, look it through, and commit it:\n"
                    + "  " + command(test, "true"));
        }
        files.mappings().forEach((file, mapping) -> {
            wireMock.get().addStubMapping(mapping);
            book.add(mapping, file);
        });
        network.adviseOnRecordings("If the plugin is right and the recording in '" + files + "' is out of date,"
                + " record again:\n  " + command(test, "true"));
    }

    private static String command(String test, String property) {
        return "mvn test -Dtest='" + test + "' -D" + RecordMode.PROPERTY + "=" + property;
    }

    private void record(RecordingFolder files) {
        if (recording != null) {
            throw new IllegalStateException("This test records into '" + recording.folder() + "' already.\n"
                    + "Call replay(…) once in a test.");
        }
        Recording started = new Recording(files, HttpTransport.network());
        recording = started;
        network.sendBeyondStubs(started::open);
    }

    synchronized void redact(List<String> more) {
        secrets.addAll(more);
    }

    /** One description of everything that was not recorded. */
    synchronized List<String> failures() {
        return recording == null ? List.of() : recording.failures();
    }

    /** Writes what was recorded. */
    synchronized void close() {
        if (recording != null) {
            recording.close(secrets);
        }
    }

    /** Starts anew; secrets stay secret. */
    synchronized void forget() {
        recording = null;
    }
}
