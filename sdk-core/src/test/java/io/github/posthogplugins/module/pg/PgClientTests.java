package io.github.posthogplugins.module.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.pg.PostgresServer.PostgresUrl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of pg against a real PostgreSQL; what is expected was seen with node-postgres 8.8 on Node 20. */
@ExtendWith(PostgresServer.class)
class PgClientTests {

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
        return script.eval("const client = new Client({ connectionString: config.url }); await client.connect();"
                + "try { " + statements + " } finally { await client.end() }");
    }

    @Test
    void gives_rows_fields_and_the_command() {
        assertThat(
                        eval(
                                "const r = await client.query('SELECT $1::text AS a, 1 AS b', ['x']);"
                                        + "return [r.rows, r.rowCount, r.command, r.fields.map((f) => [f.name, f.dataTypeID, f.format])]"))
                .isEqualTo(List.of(
                        List.of(Map.of("a", "x", "b", 1)),
                        1,
                        "SELECT",
                        List.of(List.of("a", 25, "text"), List.of("b", 23, "text"))));
    }

    @Test
    void takes_the_same_parameter_twice_and_leaves_its_type_to_the_server() {
        assertThat(eval("const r = await client.query("
                        + "'SELECT $1::text AS a, $2::jsonb AS b, $3::timestamptz AS c, $4::bytea AS d, $1::text AS e',"
                        + "['x', { k: [1] }, new Date(1700000000123), Buffer.from([1, 255])]);"
                        + "const { d, c, ...rest } = r.rows[0]; return [rest, c.toISOString(), d.toString('hex')]"))
                .isEqualTo(List.of(
                        Map.of("a", "x", "b", Map.of("k", List.of(1)), "e", "x"), "2023-11-14T22:13:20.123Z", "01ff"));
    }

    @Test
    void several_statements_give_several_results() {
        assertThat(
                        eval(
                                "const r = await client.query('SELECT 1 AS a; CREATE TEMP TABLE t (x int); INSERT INTO t VALUES (1), (2); UPDATE t SET x = 3 RETURNING x');"
                                        + "return r.map((each) => [each.command, each.rowCount, each.rows.length, each.fields.length].join())"))
                .isEqualTo(List.of("SELECT,1,1,1", "CREATE,,0,0", "INSERT,2,0,0", "UPDATE,2,2,1"));
    }

    @Test
    void rows_can_be_arrays() {
        assertThat(eval("return (await client.query({ text: 'SELECT 1 AS a, 2 AS a', rowMode: 'array' })).rows"))
                .isEqualTo(List.of(List.of(1, 2)));
        assertThat(eval("return (await client.query('SELECT 1 AS a, 2 AS a')).rows"))
                .isEqualTo(List.of(Map.of("a", 2)));
    }

    @Test
    void calls_back() {
        assertThat(
                        eval(
                                "return await new Promise((resolve) => client.query('SELECT $1::int AS a', [4], (error, r) => resolve([error === null, r.rows])))"))
                .isEqualTo(List.of(true, List.of(Map.of("a", 4))));
        assertThat(
                        eval(
                                "return await new Promise((resolve) => client.query('SELECT nope', (error, r) => resolve([error.message, r === undefined])))"))
                .isEqualTo(List.of("column \"nope\" does not exist", true));
    }

    @Test
    void a_transaction_is_on_one_client() {
        assertThat(eval("await client.query('CREATE TEMP TABLE t (x int)');"
                        + "await client.query('BEGIN'); await client.query('INSERT INTO t VALUES (1)'); await client.query('ROLLBACK');"
                        + "await client.query('BEGIN'); await client.query('INSERT INTO t VALUES ($1)', [2]);"
                        + "const end = await client.query('COMMIT');"
                        + "return [end.command, (await client.query('SELECT x FROM t')).rows]"))
                .isEqualTo(List.of("COMMIT", List.of(Map.of("x", 2))));
    }

    @Test
    void queries_wait_for_their_turn_and_for_the_connection() {
        assertThat(
                        eval(
                                "const all = await Promise.all([1, 2, 3].map((n) => client.query('SELECT $1::int AS n', [n]))); return all.map((r) => r.rows[0].n)"))
                .isEqualTo(List.of(1, 2, 3));
        assertThat(script.eval(
                        "const client = new Client(config.url); const early = client.query('SELECT 1 AS a'); await client.connect();"
                                + "const { rows } = await early; await client.end(); return rows"))
                .isEqualTo(List.of(Map.of("a", 1)));
    }

    @Test
    void notices_are_events() {
        assertThat(eval("const seen = []; client.on('notice', (n) => seen.push([n.message, n.severity].join()));"
                        + "await client.query(\"DO $$ BEGIN RAISE NOTICE 'hello %', 5; END $$\"); return seen"))
                .isEqualTo(List.of("hello 5,NOTICE"));
    }

    @Test
    void encrypts_without_checking_the_certificate_if_it_is_told_to() {
        assertThat(
                        script.eval(
                                "const client = new Client({ connectionString: config.url, ssl: { rejectUnauthorized: false } }); await client.connect();"
                                        + "const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'); await client.end(); return rows"))
                .isEqualTo(List.of(Map.of("ssl", true)));
    }

    @Test
    void takes_the_address_in_parts() {
        assertThat(script.eval("const [, port] = /:(\\d+)\\//.exec(config.url);"
                        + "const client = new Client({ host: 'localhost', port, user: 'tester', password: 'se cret', database: 'postgres', application_name: 'me' });"
                        + "await client.connect(); const { rows } = await client.query(\"SELECT current_setting('application_name') AS a\");"
                        + "await client.end(); return rows"))
                .isEqualTo(List.of(Map.of("a", "me")));
    }

    @Test
    void a_password_does_not_show() {
        assertThat(
                        eval(
                                "return [client.user, client.database, client.password, JSON.stringify(client).includes('se cret')]"))
                .isEqualTo(List.of("tester", "postgres", "se cret", false));
    }
}
