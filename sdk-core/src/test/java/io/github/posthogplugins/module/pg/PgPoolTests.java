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

/** Pools of pg, as pg-pool 3.5 has them. */
@ExtendWith(PostgresServer.class)
class PgPoolTests {

    private final PluginScript script = PluginScript.importing("import { Pool } from 'pg';");

    @BeforeEach
    void connect(PostgresUrl server) {
        script.with("url", server.text());
    }

    @AfterEach
    void close() {
        script.close();
    }

    private @Nullable Object eval(String statements) {
        return script.eval(
                "const pool = new Pool({ connectionString: config.url, max: 1, connectionTimeoutMillis: config.limit });"
                        + statements);
    }

    @Test
    void lends_clients_and_takes_them_back() {
        assertThat(eval("const counts = () => [pool.totalCount, pool.idleCount, pool.waitingCount].join();"
                        + "const client = await pool.connect(); const lent = counts(); const waiting = pool.query('SELECT 1 AS a');"
                        + "const asked = counts(); client.release(); const { rows } = await waiting; const idle = counts();"
                        + "await pool.end(); return [lent, asked, rows, idle, counts()]"))
                .isEqualTo(List.of("1,0,0", "1,0,1", List.of(Map.of("a", 1)), "1,1,0", "0,0,0"));
    }

    @Test
    void calls_back() {
        assertThat(eval(
                        "const a = await new Promise((resolve) => pool.query('SELECT 1 AS a', (error, r) => resolve(r.rows)));"
                                + "const b = await new Promise((resolve) => pool.connect((error, client, release) =>"
                                + "client.query('SELECT $1::int AS b', [2], (failure, r) => { release(); resolve(r.rows) })));"
                                + "await pool.end(); return [a, b]"))
                .isEqualTo(List.of(List.of(Map.of("a", 1)), List.of(Map.of("b", 2))));
    }

    @Test
    void refuses_what_comes_too_late_or_twice() {
        assertThat(eval("const said = []; const client = await pool.connect(); client.release();"
                        + "try { client.release() } catch (e) { said.push(e.message) } await pool.end();"
                        + "await pool.end().catch((e) => said.push(e.message));"
                        + "await pool.query('SELECT 1').catch((e) => said.push(e.message)); return said"))
                .isEqualTo(List.of(
                        "Release called on client which has already been released to the pool.",
                        "Called end on pool more than once",
                        "Cannot use a pool after calling end on the pool"));
    }

    @Test
    void waits_for_a_client_as_long_as_it_is_told_to() {
        script.with("limit", "300");

        assertThat(eval("const client = await pool.connect(); const said = await pool.connect().catch(String);"
                        + "client.release(); await pool.end(); return said"))
                .isEqualTo("Error: timeout exceeded when trying to connect");
    }

    @Test
    void a_failed_query_costs_its_client() {
        assertThat(eval("const said = await pool.query('SELECT nope').catch((e) => e.message);"
                        + "const counts = [pool.totalCount, pool.idleCount]; await pool.end(); return [said, counts]"))
                .isEqualTo(List.of("column \"nope\" does not exist", List.of(0, 0)));
    }
}
