package io.github.posthogplugins.extension;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A list of the cache, while one transaction looks at it. */
final class SqliteList {

    private static final String FIRST = "SELECT min(position) FROM cache_element WHERE key = ?";
    private static final String LENGTH = "SELECT count(*) FROM cache_element WHERE key = ?";
    private static final String ADD = "INSERT INTO cache_element (key, position, element) VALUES (?, ?, ?)";
    private static final String RANGE =
            "SELECT element FROM cache_element WHERE key = ? ORDER BY position LIMIT ? OFFSET ?";
    private static final String REMOVE_FRONT = removal("", "");
    private static final String REMOVE_EQUAL = removal("AND element = ?", "");
    private static final String REMOVE_EQUAL_FROM_TAIL = removal("AND element = ?", "DESC");
    private static final long ALL = -1;

    private final SqliteStatements sql;
    private final String key;
    private final boolean missing;

    SqliteList(SqliteStatements sql, String key, boolean missing) {
        this.sql = sql;
        this.key = key;
        this.missing = missing;
    }

    private static String removal(String condition, String order) {
        return "DELETE FROM cache_element WHERE key = ? AND position IN (SELECT position FROM cache_element WHERE key = ? "
                + condition + " ORDER BY position " + order + " LIMIT ?)";
    }

    /** Tells whether there is no such key. */
    boolean isMissing() {
        return missing;
    }

    long length() throws SQLException {
        return missing ? 0 : sql.first(LENGTH, row -> row.getLong(1), key).orElseThrow();
    }

    long push(List<String> elements) throws SQLException {
        long position = firstPosition();
        for (String element : elements) {
            sql.update(ADD, key, --position, element);
        }
        return sql.first(LENGTH, row -> row.getLong(1), key).orElseThrow();
    }

    private long firstPosition() throws SQLException {
        Optional<Long> first = sql.first(FIRST, row -> row.getLong(1), key);
        return first.orElse(0L);
    }

    List<String> range(long start, long end) throws SQLException {
        long length = length();
        long from = Math.max(0, RedisRules.fromFront(start, length));
        long to = Math.min(length - 1, RedisRules.fromFront(end, length));
        return from > to ? List.of() : elements(from, to - from + 1);
    }

    private List<String> elements(long offset, long count) throws SQLException {
        return sql.all(RANGE, row -> row.getString(1), key, count, offset);
    }

    List<String> pop(long count) throws SQLException {
        List<String> popped = elements(0, count);
        sql.update(REMOVE_FRONT, key, key, count);
        return popped;
    }

    long remove(long count, String element) throws SQLException {
        long most = count == 0 ? ALL : Math.abs(count);
        return sql.update(count < 0 ? REMOVE_EQUAL_FROM_TAIL : REMOVE_EQUAL, key, key, element, most);
    }
}
