package io.github.posthogplugins.testing.expectation;

import io.github.posthogplugins.testing.diff.EventDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that says what is expected, as JSON.
 *
 * <p>It is written only if {@link UpdateMode} lets it, and then only if something differs that is not ignored.
 */
public final class ExpectedFile {

    private static final int LONGEST_VALUE = 2_000;

    private final Path file;
    private final UpdateMode mode;
    private final String command;

    /**
     * @param file where it is, or will be
     * @param mode whether it may be written
     * @param command what to run to let it be written
     */
    public ExpectedFile(Path file, UpdateMode mode, String command) {
        this.file = file;
        this.mode = mode;
        this.command = command;
    }

    /**
     * Compares, or brings the file up to date.
     *
     * @param what what is compared, at the beginning of a sentence
     * @param actual what came out
     * @param ignored paths of what does not count
     * @throws InvalidJsonException if the file is no JSON
     * @throws AssertionError if there is no such file, or if something differs
     */
    public void check(String what, @Nullable Object actual, Collection<String> ignored) {
        if (Files.exists(file)) {
            compare(what, actual, ignored);
        } else {
            create(what, EventDiff.between(null, actual).ignoring(ignored).accepted());
        }
    }

    private void compare(String what, @Nullable Object actual, Collection<String> ignored) {
        EventDiff diff =
                EventDiff.between(JsonText.ofFile(file).value(), actual).ignoring(ignored);
        if (diff.isEmpty()) {
            return;
        }
        if (!mode.writes()) {
            throw new AssertionError(
                    what + " is not what " + JsonText.spelled(file) + " says\n" + diff + "\n" + advice());
        }
        write(diff.accepted());
    }

    private void create(String what, @Nullable Object value) {
        if (!mode.writes()) {
            throw new AssertionError(what + " has nothing to be compared with: there is no " + JsonText.spelled(file)
                    + "\n  it would be  " + shortened(value) + "\n" + advice());
        }
        write(value);
    }

    private static String shortened(@Nullable Object value) {
        String json = JsonText.compact(value);
        return json.length() <= LONGEST_VALUE ? json : json.substring(0, LONGEST_VALUE) + "…";
    }

    private String advice() {
        String where = mode.onCi() ? " on your machine (nothing is written where CI is set)" : "";
        return "If this is what you want, run" + where + "\n  " + command
                + "\nand look at the file before you commit it.";
    }

    /** In one step: nobody finds half a file. */
    private void write(@Nullable Object value) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path written = folder.resolve("." + UUID.randomUUID() + ".tmp");
            Files.writeString(written, JsonText.pretty(value));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + JsonText.spelled(file) + "' cannot be written", e);
        }
    }
}
