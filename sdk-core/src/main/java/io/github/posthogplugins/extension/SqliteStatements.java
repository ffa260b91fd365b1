package io.github.posthogplugins.extension;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of one connection, each compiled once. Not safe for use by several threads. */
final class SqliteStatements {

    private final Connection connection;
    private final Map<String, PreparedStatement> compiled = new HashMap<>();

    SqliteStatements(Connection connection) {
        this.connection = connection;
    }

    /** Changes something, and returns how many rows. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    /** Returns the first row that is found. */
    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        try (ResultSet found = bound(sql, arguments).executeQuery()) {
            return found.next() ? Optional.of(row.read(found)) : Optional.empty();
        }
    }

    /** Returns all rows that are found. */
    <T> List<T> all(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet found = bound(sql, arguments).executeQuery()) {
            while (found.next()) {
                rows.add(row.read(found));
            }
        }
        return rows;
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = compiled.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            compiled.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /** Makes a value of the row that a result set is at. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
