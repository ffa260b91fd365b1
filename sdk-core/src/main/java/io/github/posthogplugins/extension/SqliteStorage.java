package io.github.posthogplugins.extension;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;

/** Storage in a table. */
final class SqliteStorage implements StorageStore {

    private static final String GET = "SELECT json FROM storage WHERE namespace = ? AND key = ?";
    private static final String INSERT = "INSERT INTO storage (namespace, key, json) VALUES (?, ?, ?)";
    private static final String SET = INSERT + " ON CONFLICT DO UPDATE SET json = excluded.json";
    private static final String SET_IF_ABSENT = INSERT + " ON CONFLICT DO NOTHING";
    private static final String DELETE = "DELETE FROM storage WHERE namespace = ? AND key = ?";

    private final SqliteFile file;

    SqliteStorage(SqliteFile file) {
        this.file = file;
    }

    @Override
    public Optional<String> get(String namespace, String key) {
        return file.read(sql -> get(sql, namespace, key));
    }

    private static Optional<String> get(SqliteStatements sql, String namespace, String key) throws SQLException {
        return sql.first(GET, row -> row.getString(1), namespace, key);
    }

    @Override
    public void set(String namespace, String key, String json) {
        file.write(sql -> sql.update(SET, namespace, key, json));
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        file.write(sql -> sql.update(SET_IF_ABSENT, namespace, key, json));
    }

    @Override
    public BigDecimal add(String namespace, String key, BigDecimal amount) {
        return file.write(sql -> {
            BigDecimal sum = get(sql, namespace, key)
                    .map(NumericRules::number)
                    .map(amount::add)
                    .orElse(amount);
            sql.update(SET, namespace, key, sum.toPlainString());
            return sum;
        });
    }

    @Override
    public void delete(String namespace, String key) {
        file.write(sql -> sql.update(DELETE, namespace, key));
    }
}
