package io.github.posthogplugins.extension;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * What went wrong with a database file, in words: for whoever opens it, with its path; for plugins, which are not to know
 * where on the machine it is, with its name.
 */
final class SqliteFailures {

    private static final int BUSY = 5;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;

    private final Path path;

    SqliteFailures(Path path) {
        this.path = path;
    }

    void requireFolder() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The durable stores '" + path + "' can't be opened: there is no folder '"
                    + folder + "'. Make it, or choose another path.");
        }
    }

    void requireOpen(boolean open) {
        if (!open) {
            throw new ExtensionException("The durable stores '" + name() + "' are closed.");
        }
    }

    IllegalArgumentException ofOpening(SQLException failure) {
        return new IllegalArgumentException(
                "The durable stores '" + path + "' can't be opened: " + reason(failure), failure);
    }

    ExtensionException ofUse(SQLException failure) {
        return new ExtensionException("The durable stores '" + name() + "' failed: " + reason(failure));
    }

    private String name() {
        return String.valueOf(path.getFileName());
    }

    private static String reason(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case BUSY -> "another process has kept the file busy for 10 seconds. Find out which one uses it.";
            case CORRUPT, NOT_A_DATABASE -> damaged();
            default -> failure.getMessage() + ".";
        };
    }

    static String damaged() {
        return "the file is damaged, or no SQLite database. Restore it from a copy, or delete it (and the files beside it"
                + " whose names end in -wal and -shm) to start empty.";
    }
}
