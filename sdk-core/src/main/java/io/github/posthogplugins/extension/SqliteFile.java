package io.github.posthogplugins.extension;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A SQLite database file that is open, with one connection.
 *
 * <p>SQLite lets one write at a time anyway, so that threads lose little by taking turns. Knows the driver by JDBC alone,
 * because it is optional.
 */
final class SqliteFile {

    private final SqliteFailures failures;
    private final Connection connection;
    private final SqliteStatements statements;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean unfinished;
    private boolean closed;

    private SqliteFile(SqliteFailures failures, Connection connection) {
        this.failures = failures;
        this.connection = connection;
        this.statements = new SqliteStatements(connection);
    }

    static SqliteFile open(Path path) {
        SqliteFailures failures = new SqliteFailures(path);
        requireDriver();
        SqliteFile file = new SqliteFile(failures, connect(path, failures));
        try {
            SqliteSchema.prepare(file.connection, path);
            return file;
        } catch (SQLException e) {
            file.close();
            throw failures.ofOpening(e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void requireDriver() {
        try {
            Class.forName("org.sqlite.JDBC");
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(
                    "Durable stores need the SQLite driver, which is not there. Add the dependency org.xerial:sqlite-jdbc.",
                    e);
        }
    }

    private static Connection connect(Path path, SqliteFailures failures) {
        failures.requireFolder();
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath());
        } catch (SQLException e) {
            throw failures.ofOpening(e);
        }
    }

    /** Reads, perhaps in several steps, what nobody changes meanwhile. */
    <T> T read(Work<T> work) {
        return inTransaction("BEGIN", work);
    }

    /** Reads and writes, perhaps in several steps, between which nobody else comes; all of it happens or nothing. */
    <T> T write(Work<T> work) {
        return inTransaction("BEGIN IMMEDIATE", work);
    }

    private <T> T inTransaction(String begin, Work<T> work) {
        lock.lock();
        try {
            failures.requireOpen(!closed);
            return committed(begin, work);
        } catch (SQLException e) {
            throw failures.ofUse(e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T committed(String begin, Work<T> work) throws SQLException {
        rollBackUnfinished();
        unfinished = true;
        try {
            statements.update(begin);
            T result = work.run(statements);
            statements.update("COMMIT");
            unfinished = false;
            return result;
        } finally {
            rollBackUnfinished();
        }
    }

    /** A plugin that calls from the very end of its stack may have left no room even for that: then the next call does it. */
    private void rollBackUnfinished() {
        if (unfinished) {
            try {
                statements.update("ROLLBACK");
            } catch (SQLException nothingToRollBack) {
                // What went wrong first is what matters, and will be told.
                unfinished = false;
            }
            unfinished = false;
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            connection.close();
        } catch (SQLException e) {
            throw failures.ofUse(e);
        } finally {
            lock.unlock();
        }
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(SqliteStatements sql) throws SQLException;
    }
}
