package io.github.posthogplugins.extension;

import io.github.posthogplugins.time.PluginClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cache in two tables: keys, and the elements of those that are lists. */
final class SqliteCache implements CacheStore {

    private static final String FIND = "SELECT text, expires_at FROM cache WHERE key = ?";
    private static final String SET = "INSERT INTO cache (key, text, expires_at) VALUES (?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET text = excluded.text, expires_at = excluded.expires_at";
    private static final String SET_TEXT = "UPDATE cache SET text = ? WHERE key = ?";
    private static final String SET_EXPIRY = "UPDATE cache SET expires_at = ? WHERE key = ?";
    private static final String DELETE = "DELETE FROM cache WHERE key = ?";
    private static final String DELETE_EXPIRED = "DELETE FROM cache WHERE expires_at <= ?";

    private final SqliteFile file;
    private final PluginClock clock;

    private SqliteCache(SqliteFile file, PluginClock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Returns a cache, of which the keys that have expired are gone. */
    static SqliteCache of(SqliteFile file, PluginClock clock) {
        file.write(sql -> sql.update(DELETE_EXPIRED, clock.instant().toEpochMilli()));
        return new SqliteCache(file, clock);
    }

    // ---- texts ----

    @Override
    public Optional<String> get(String key) {
        return file.read(sql -> live(sql, key).map(Entry::requireText));
    }

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        Long expiry = timeToLive == null
                ? null
                : RedisRules.expiryOfSet(clock.instant(), timeToLive).toEpochMilli();
        file.write(sql -> sql.update(SET, key, value, expiry));
    }

    @Override
    public long increment(String key) {
        return file.write(sql -> {
            Optional<Entry> entry = touched(sql, key);
            long next =
                    entry.map(Entry::requireText).map(RedisRules::incremented).orElse(1L);
            if (entry.isPresent()) {
                sql.update(SET_TEXT, Long.toString(next), key);
            } else {
                sql.update(SET, key, Long.toString(next), null);
            }
            return next;
        });
    }

    @Override
    public boolean expire(String key, Duration timeToLive) {
        return file.write(sql -> {
            boolean exists = touched(sql, key).isPresent();
            if (exists) {
                Instant expiry = RedisRules.expiryOfExpire(clock.instant(), timeToLive);
                sql.update(SET_EXPIRY, expiry.toEpochMilli(), key);
            }
            return exists;
        });
    }

    // ---- lists ----

    @Override
    public long pushFirst(String key, List<String> elements) {
        RedisRules.requireElements(elements);
        return file.write(sql -> {
            SqliteList list = listAt(sql, key, touched(sql, key));
            if (list.isMissing()) {
                sql.update(SET, key, null, null);
            }
            return list.push(elements);
        });
    }

    @Override
    public List<String> range(String key, long start, long end) {
        return file.read(sql -> listAt(sql, key, live(sql, key)).range(start, end));
    }

    @Override
    public long length(String key) {
        return file.read(sql -> listAt(sql, key, live(sql, key)).length());
    }

    @Override
    public Optional<List<String>> popFirst(String key, long count) {
        RedisRules.requireCount(count);
        return file.write(sql -> {
            SqliteList list = listAt(sql, key, touched(sql, key));
            Optional<List<String>> popped = list.isMissing() ? Optional.empty() : Optional.of(list.pop(count));
            removeIfEmpty(sql, key, list);
            return popped;
        });
    }

    @Override
    public long remove(String key, long count, String element) {
        return file.write(sql -> {
            SqliteList list = listAt(sql, key, touched(sql, key));
            long removed = list.remove(count, element);
            removeIfEmpty(sql, key, list);
            return removed;
        });
    }

    /** Redis keeps no empty lists. */
    private static void removeIfEmpty(SqliteStatements sql, String key, SqliteList list) throws SQLException {
        if (!list.isMissing() && list.length() == 0) {
            sql.update(DELETE, key);
        }
    }

    private static SqliteList listAt(SqliteStatements sql, String key, Optional<Entry> entry) {
        entry.ifPresent(Entry::requireList);
        return new SqliteList(sql, key, entry.isEmpty());
    }

    // ---- keys ----

    /** Returns what is under a key, unless it has expired. */
    private Optional<Entry> live(SqliteStatements sql, String key) throws SQLException {
        return find(sql, key).filter(entry -> !entry.isExpiredAt(clock.instant()));
    }

    /** Returns what is under a key, and removes it if it has expired. */
    private Optional<Entry> touched(SqliteStatements sql, String key) throws SQLException {
        Optional<Entry> entry = find(sql, key);
        if (entry.isPresent() && entry.get().isExpiredAt(clock.instant())) {
            sql.update(DELETE, key);
            return Optional.empty();
        }
        return entry;
    }

    private static Optional<Entry> find(SqliteStatements sql, String key) throws SQLException {
        return sql.first(FIND, row -> new Entry(row.getString(1), (Number) row.getObject(2)), key);
    }

    /** A key's text, null for a list, and when it ends. */
    private record Entry(@Nullable String text, @Nullable Number expiresAt) {

        boolean isExpiredAt(Instant moment) {
            return expiresAt != null && expiresAt.longValue() <= moment.toEpochMilli();
        }

        String requireText() {
            if (text == null) {
                throw RedisRules.wrongType();
            }
            return text;
        }

        void requireList() {
            if (text != null) {
                throw RedisRules.wrongType();
            }
        }
    }
}
