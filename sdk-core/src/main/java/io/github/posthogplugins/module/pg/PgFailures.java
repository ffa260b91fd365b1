package io.github.posthogplugins.module.pg;

import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.module.ModuleJson;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What node-postgres and Node say of failures that the driver words in its own way. */
final class PgFailures {

    private PgFailures() {}

    /** Returns what a statement failed with. */
    static HostModuleException translated(SQLException failure) {
        if (failure instanceof PSQLException ours && ours.getServerErrorMessage() != null) {
            return ofServer(ours.getServerErrorMessage());
        }
        return error("Connection terminated unexpectedly", Map.of("terminated", true));
    }

    /** Returns what an attempt to connect failed with. */
    static HostModuleException ofConnecting(SQLException failure, PgSettings settings) {
        Throwable root = rootOf(failure);
        if (failure instanceof PSQLException ours && ours.getServerErrorMessage() != null) {
            return ofServer(ours.getServerErrorMessage());
        }
        if (root instanceof UnknownHostException) {
            return unresolved(settings.host());
        }
        if (root instanceof ConnectException) {
            return refused(settings);
        }
        return root instanceof SocketTimeoutException
                ? error("timeout expired", Map.of())
                : error(wordsOf(failure, settings), Map.of());
    }

    /** The driver has one code for both, and words in the language of the machine. */
    private static String wordsOf(SQLException failure, PgSettings settings) {
        String message = String.valueOf(failure.getMessage());
        if (!PSQLState.CONNECTION_REJECTED.getState().equals(failure.getSQLState())) {
            return message;
        }
        if (message.contains("SSL")) {
            return "The server does not support SSL connections";
        }
        return settings.properties().containsKey("password")
                ? message
                : "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string";
    }

    private static HostModuleException unresolved(String host) {
        return error(
                "getaddrinfo ENOTFOUND " + host,
                Map.of("errno", -3008, "code", "ENOTFOUND", "syscall", "getaddrinfo", "hostname", host));
    }

    private static HostModuleException refused(PgSettings settings) {
        String address = addressOf(settings.host());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("errno", -111);
        members.put("code", "ECONNREFUSED");
        members.put("syscall", "connect");
        members.put("address", address);
        members.put("port", settings.port());
        return error("connect ECONNREFUSED " + address + ":" + settings.port(), members);
    }

    private static String addressOf(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            return host;
        }
    }

    private static HostModuleException error(String message, Map<String, Object> members) {
        return new HostModuleException("Error", message, ModuleJson.write(members));
    }

    private static HostModuleException ofServer(ServerErrorMessage server) {
        return new HostModuleException("error", String.valueOf(server.getMessage()), ModuleJson.write(members(server)));
    }

    /** Returns what the server says of an error or a notice, besides its message. */
    static Map<String, Object> members(ServerErrorMessage server) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "severity", server.getSeverity());
        put(members, "code", server.getSQLState());
        put(members, "detail", server.getDetail());
        put(members, "hint", server.getHint());
        put(members, "position", position(server.getPosition()));
        put(members, "internalPosition", position(server.getInternalPosition()));
        put(members, "internalQuery", server.getInternalQuery());
        put(members, "where", server.getWhere());
        put(members, "schema", server.getSchema());
        put(members, "table", server.getTable());
        put(members, "column", server.getColumn());
        put(members, "dataType", server.getDatatype());
        put(members, "constraint", server.getConstraint());
        put(members, "file", server.getFile());
        put(members, "line", position(server.getLine()));
        put(members, "routine", server.getRoutine());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    /** The server says nothing where the driver says 0. */
    private static @Nullable String position(int number) {
        return number == 0 ? null : Integer.toString(number);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
