package io.github.posthogplugins.extension;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables in the file of durable stores. */
final class SqliteSchema {

    /** Goes up with each change of the tables. */
    static final int VERSION = 1;

    /** "PHPS", by which SQLite's tools and we know the file. */
    private static final int APPLICATION = 0x50485053;

    /** The write-ahead log lets readers and a writer work at the same time; the file stays intact without waiting for the disk. */
    private static final List<String> SETTINGS =
            List.of("PRAGMA busy_timeout = 10000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL");

    /** A key of the cache without a text is a list; its elements are in order of their positions, which may be negative. */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE cache (key TEXT PRIMARY KEY, text TEXT, expires_at INTEGER) WITHOUT ROWID",
            "CREATE INDEX cache_expiry ON cache (expires_at) WHERE expires_at IS NOT NULL",
            "CREATE TABLE cache_element (key TEXT, position INTEGER, element TEXT NOT NULL, PRIMARY KEY (key, position))"
                    + " WITHOUT ROWID",
            "CREATE TRIGGER cache_deleted AFTER DELETE ON cache WHEN OLD.text IS NULL"
                    + " BEGIN DELETE FROM cache_element WHERE key = OLD.key; END",
            "CREATE TRIGGER cache_replaced AFTER UPDATE ON cache WHEN OLD.text IS NULL AND NEW.text IS NOT NULL"
                    + " BEGIN DELETE FROM cache_element WHERE key = OLD.key; END",
            "CREATE TABLE storage (namespace TEXT, key TEXT, json TEXT NOT NULL, PRIMARY KEY (namespace, key))"
                    + " WITHOUT ROWID",
            "PRAGMA application_id = " + APPLICATION,
            "PRAGMA user_version = " + VERSION);

    private SqliteSchema() {}

    /** Makes the tables if the file is new, and refuses a file that can't be used. */
    static void prepare(Connection connection, Path path) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            requireIntact(statement, path);
            statement.execute("BEGIN IMMEDIATE");
            makeOrCheck(statement, path);
            statement.execute("COMMIT");
        }
    }

    private static void requireIntact(Statement statement, Path path) throws SQLException {
        if (!"ok".equals(text(statement, "PRAGMA quick_check(1)"))) {
            throw refused(path, SqliteFailures.damaged());
        }
    }

    private static void makeOrCheck(Statement statement, Path path) throws SQLException {
        if (number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            return;
        }
        if (number(statement, "PRAGMA application_id") != APPLICATION) {
            throw refused(path, "the file is a SQLite database of another program. Choose another path.");
        }
        requireKnown(number(statement, "PRAGMA user_version"), path);
    }

    private static void requireKnown(int version, Path path) {
        if (version != VERSION) {
            throw refused(
                    path,
                    "the file was written by a newer version of the SDK (its tables have version " + version
                            + ", and this SDK knows " + VERSION + "). Update the SDK, or choose another path.");
        }
    }

    private static IllegalArgumentException refused(Path path, String reason) {
        return new IllegalArgumentException("The durable stores '" + path + "' can't be opened: " + reason);
    }

    private static int number(Statement statement, String sql) throws SQLException {
        return Integer.parseInt(text(statement, sql));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
