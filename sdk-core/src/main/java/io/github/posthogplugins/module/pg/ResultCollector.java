package io.github.posthogplugins.module.pg;

import java.nio.charset.StandardCharsets;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLWarning;

/** Keeps what statements answer, in the terms of PostgreSQL's protocol: texts, type ids and command tags. */
final class ResultCollector extends ResultHandlerBase {

    private final List<Map<String, Object>> results = new ArrayList<>();
    private final List<Map<String, Object>> notices = new ArrayList<>();
    private Field @Nullable [] lastFields;
    private List<Map<String, Object>> fields = List.of();
    private List<List<@Nullable String>> rows = List.of();

    /** Called before the status of the same statement. */
    @Override
    public void handleResultRows(Query query, Field[] columns, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        // After a SELECT, the driver shows its columns once more for each further statement that has none.
        if (columns != lastFields || !tuples.isEmpty()) {
            lastFields = columns;
            fields = described(columns);
            rows = tuples.stream().map(ResultCollector::texts).toList();
        }
    }

    @Override
    public void handleCommandStatus(String tag, long updateCount, long insertedOid) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("tag", tag);
        result.put("fields", fields);
        result.put("rows", rows);
        results.add(result);
        fields = List.of();
        rows = List.of();
    }

    /** What the server has to say besides; node-postgres hands it to those who listen. */
    @Override
    public void handleWarning(SQLWarning warning) {
        if (warning instanceof PSQLWarning ours) {
            Map<String, Object> notice = PgFailures.members(ours.getServerErrorMessage());
            notice.put("message", String.valueOf(ours.getServerErrorMessage().getMessage()));
            notices.add(notice);
        }
    }

    private static List<Map<String, Object>> described(Field[] columns) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Field column : columns) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("name", column.getColumnLabel());
            field.put("tableID", column.getTableOid());
            field.put("columnID", column.getPositionInTable());
            field.put("dataTypeID", column.getOID());
            field.put("dataTypeSize", column.getLength());
            field.put("dataTypeModifier", column.getMod());
            field.put("format", "text");
            fields.add(field);
        }
        return fields;
    }

    private static List<@Nullable String> texts(Tuple tuple) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 0; i < tuple.fieldCount(); i++) {
            byte[] text = tuple.get(i);
            row.add(text == null ? null : new String(text, StandardCharsets.UTF_8));
        }
        return row;
    }

    /** Returns the results in the order of the statements, and the notices. */
    Map<String, Object> collected() {
        return Map.of("results", results, "notices", notices);
    }
}
