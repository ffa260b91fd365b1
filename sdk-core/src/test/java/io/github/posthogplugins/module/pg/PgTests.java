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

/** pg against a real PostgreSQL; what is expected was seen with node-postgres 8.8. */
@ExtendWith(PostgresServer.class)
class PgTests {

    private final PluginScript script = PluginScript.importing("import { Client, Pool, types } from 'pg';");

    @BeforeEach
    void connect(PostgresUrl server) {
        script.with("url", server.text());
    }

    @AfterEach
    void close() {
        script.close();
    }

    private @Nullable Object withClient(String statements) {
        return script.eval("const client = new Client({ connectionString: config.url }); await client.connect();"
                + "try { " + statements + " } finally { await client.end() }");
    }

    @Test
    void gives_rows_fields_and_the_command() {
        assertThat(withClient("const r = await client.query('SELECT $1::text AS a, 1 AS b', ['x']);"
                        + "return [r.rows, r.rowCount, r.command, r.fields.map((f) => [f.name, f.dataTypeID])]"))
                .isEqualTo(List.of(
                        List.of(Map.of("a", "x", "b", 1)), 1, "SELECT", List.of(List.of("a", 25), List.of("b", 23))));
    }
}
