package io.github.posthogplugins.module.pg;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;

/**
 * A connection to a database.
 *
 * <p>Statements go past JDBC to the driver's executor: JDBC would want {@code ?} instead of {@code $1}, guess the types of
 * values, and hide the types of columns.
 */
final class PgSession {

    private static final int AS_IT_IS = QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER
            | QueryExecutor.QUERY_ONESHOT;

    private final Connection connection;
    private final QueryExecutor executor;

    private PgSession(Connection connection, QueryExecutor executor) {
        this.connection = connection;
        this.executor = executor;
    }

    static PgSession open(PgSettings settings) {
        try {
            Connection connection = new Driver().connect(settings.url(), settings.properties());
            if (connection == null) {
                throw new IllegalStateException("The driver does not take " + settings.url());
            }
            PgSession session = new PgSession(
                    connection, connection.unwrap(BaseConnection.class).getQueryExecutor());
            // The driver asks for the zone of this machine; PostHog's server runs in UTC.
            session.simple("SET TIME ZONE 'UTC'");
            return session;
        } catch (SQLException failure) {
            throw PgFailures.ofConnecting(failure, settings);
        }
    }

    /** Runs one statement or several, without parameters, and returns the result of each. */
    Map<String, Object> simple(String text) throws SQLException {
        Query query = executor.wrap(List.of(new NativeQuery(text, SqlCommand.BLANK)));
        return run(query, query.createParameterList(), QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
    }

    /**
     * Runs one statement.
     *
     * @param values its parameters, each null, a text, or {@code {"bytes": base 64}}
     */
    Map<String, Object> prepared(String text, JsonNode values) throws SQLException {
        Query query = executor.wrap(List.of(new NativeQuery(text, new int[values.size()], false, SqlCommand.BLANK)));
        ParameterList parameters = query.createParameterList();
        for (int i = 0; i < values.size(); i++) {
            bind(parameters, i + 1, values.get(i));
        }
        return run(query, parameters, 0);
    }

    /** Leaves the type to the server. */
    private static void bind(ParameterList parameters, int index, JsonNode value) throws SQLException {
        if (value.isNull()) {
            parameters.setNull(index, Oid.UNSPECIFIED);
        } else if (value.isObject()) {
            parameters.setBinaryParameter(index, bytes(value.get("bytes")), Oid.UNSPECIFIED);
        } else {
            parameters.setStringParameter(index, value.asText(), Oid.UNSPECIFIED);
        }
    }

    private static byte[] bytes(JsonNode base64) {
        try {
            return base64.binaryValue();
        } catch (IOException e) {
            throw new IllegalArgumentException("Not base 64: " + base64, e);
        }
    }

    private Map<String, Object> run(Query query, ParameterList parameters, int mode) throws SQLException {
        ResultCollector collector = new ResultCollector();
        executor.execute(query, parameters, collector, 0, 0, AS_IT_IS | mode);
        return collector.collected();
    }

    void close() throws SQLException {
        connection.close();
    }

    /** Cuts the connection, whatever it is doing. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // That is what was wanted.
            return;
        }
    }
}
