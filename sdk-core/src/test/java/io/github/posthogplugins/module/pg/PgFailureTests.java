package io.github.posthogplugins.module.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.pg.PostgresServer.PostgresUrl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong, in the words of node-postgres 8.8. */
@ExtendWith(PostgresServer.class)
class PgFailureTests {

    private final PluginScript script = PluginScript.importing("import { Client } from 'pg';");

    @BeforeEach
    void connect(PostgresUrl server) {
        script.with("url", server.text());
    }

    @AfterEach
    void close() {
        script.close();
    }

    private @Nullable Object eval(String statements) {
        return script.eval("const client = new Client(config.url); await client.connect();" + "try { " + statements
                + " } finally { await client.end() }");
    }

    private @Nullable Object connecting(String options) {
        return script.eval(
                "const client = new Client(" + options + ");"
                        + "try { await client.connect() } catch (e) { return [String(e), e.code ?? '', { ...e }] } finally { await client.end() }");
    }

    @Test
    void an_error_of_the_database_has_its_fields() {
        assertThat(
                        eval(
                                "await client.query('CREATE TEMP TABLE d (id int PRIMARY KEY)'); await client.query('INSERT INTO d VALUES (1)');"
                                        + "try { await client.query('INSERT INTO d VALUES ($1)', [1]) } catch (e) {"
                                        + "return [String(e), e instanceof Error, e.code, e.detail, e.table, e.constraint, e.severity, e.length] }"))
                .isEqualTo(List.of(
                        "error: duplicate key value violates unique constraint \"d_pkey\"",
                        true,
                        "23505",
                        "Key (id)=(1) already exists.",
                        "d",
                        "d_pkey",
                        "ERROR",
                        171));
    }

    @Test
    void a_syntax_error_says_where() {
        assertThat(eval("try { await client.query('SELEC 1') } catch (e) { return [e.message, e.code, e.position] }"))
                .isEqualTo(List.of("syntax error at or near \"SELEC\"", "42601", "1"));
    }

    @Test
    void the_client_goes_on_after_an_error() {
        assertThat(
                        eval(
                                "await client.query('SELECT nope').catch(() => {}); return (await client.query('SELECT 2 AS a')).rows"))
                .isEqualTo(List.of(Map.of("a", 2)));
    }

    @Test
    void too_few_values_are_the_servers_business() {
        assertThat(
                        eval(
                                "try { await client.query('SELECT $1::int, $2::int', [1]) } catch (e) { return [e.message, e.code] }"))
                .isEqualTo(
                        List.of("bind message supplies 1 parameters, but prepared statement \"\" requires 2", "08P01"));
    }

    @Test
    void nobody_listens_there() {
        assertThat(connecting("{ host: '127.0.0.1', port: 1, user: 'x' }"))
                .isEqualTo(List.of(
                        "Error: connect ECONNREFUSED 127.0.0.1:1",
                        "ECONNREFUSED",
                        Map.of(
                                "errno", -111,
                                "code", "ECONNREFUSED",
                                "syscall", "connect",
                                "address", "127.0.0.1",
                                "port", 1)));
    }

    @Test
    void nobody_has_that_name() {
        assertThat(connecting("{ host: 'no-such-host.invalid', user: 'x' }"))
                .asInstanceOf(LIST)
                .startsWith("Error: getaddrinfo ENOTFOUND no-such-host.invalid", "ENOTFOUND");
    }

    @Test
    void the_password_is_wrong_or_missing() {
        assertThat(connecting("config.url.replace('se%20cret', 'wrong')"))
                .asInstanceOf(LIST)
                .startsWith("error: password authentication failed for user \"tester\"", "28P01");
        assertThat(connecting("config.url.replace(':se%20cret', '')"))
                .asInstanceOf(LIST)
                .startsWith("Error: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", "");
    }

    @Test
    void a_client_lives_once() {
        assertThat(eval("try { await client.connect() } catch (e) { return String(e) }"))
                .isEqualTo("Error: Client has already been connected. You cannot reuse a client.");
        assertThat(eval("await client.end(); try { await client.query('SELECT 1') } catch (e) { return String(e) }"))
                .isEqualTo("Error: Client was closed and is not queryable");
    }

    @Test
    void ending_does_not_wait_for_what_runs() {
        assertThat(
                        eval(
                                "const slow = client.query('SELECT pg_sleep(20)').catch(String); await client.end(); return slow"))
                .isEqualTo("Error: Connection terminated");
    }

    @Test
    void a_lost_connection_is_an_event() {
        assertThat(eval("const seen = []; client.on('error', (e) => seen.push(e.message));"
                        + "await client.query('SELECT pg_terminate_backend(pg_backend_pid())').catch((e) => seen.push(e.code));"
                        + "await client.query('SELECT 1').catch((e) => seen.push(e.message)); return seen"))
                .isEqualTo(List.of(
                        "57P01",
                        "Connection terminated unexpectedly",
                        "Client has encountered a connection error and is not queryable"));
    }

    @Test
    void a_query_needs_a_text() {
        assertThat(eval("try { await client.query(null) } catch (e) { return String(e) }"))
                .isEqualTo("TypeError: Client was passed a null or undefined query");
        assertThat(eval("try { await client.query({}) } catch (e) { return String(e) }"))
                .isEqualTo("Error: A query must have either text or a name. Supplying neither is unsupported.");
    }
}
