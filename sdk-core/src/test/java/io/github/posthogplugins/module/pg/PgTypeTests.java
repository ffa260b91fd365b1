package io.github.posthogplugins.module.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.module.PluginScript;
import io.github.posthogplugins.module.pg.PostgresServer.PostgresUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values on their way to PostgreSQL and back, as JSON; what is expected was seen with node-postgres 8.8. */
@ExtendWith(PostgresServer.class)
class PgTypeTests {

    private final PluginScript script = PluginScript.importing("import { Client, types } from 'pg';");

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            9007199254740993::int8                          | "9007199254740993"
            1.50::numeric                                   | "1.50"
            1::int2                                         | 1
            2.5::float8                                     | 2.5
            true                                            | true
            NULL::text                                      | null
            '\\xdead'::bytea                                | {"type":"Buffer","data":[222,173]}
            '{"a":[1]}'::json                               | {"a":[1]}
            '[2]'::jsonb                                    | [2]
            '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b'::uuid    | "6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b"
            '2024-01-02 03:04:05.678901+02'::timestamptz    | "2024-01-02T01:04:05.678Z"
            '2024-01-02 03:04:05.6'::timestamp              | "2024-01-02T03:04:05.600Z"
            '2024-01-02'::date                              | "2024-01-02T00:00:00.000Z"
            '0044-03-15 BC'::date                           | "-000043-03-15T00:00:00.000Z"
            '0099-01-01'::date                              | "0099-01-01T00:00:00.000Z"
            '03:04:05'::time                                | "03:04:05"
            '1 year -3 days 04:05:06.789'::interval         | {"years":1,"days":-3,"hours":4,"minutes":5,"seconds":6,"milliseconds":789}
            '-00:00:01.5'::interval                         | {"seconds":-1,"milliseconds":-500}
            '(1,2.5)'::point                                | {"x":1,"y":2.5}
            '{1,NULL,3}'::int4[]                            | [1,null,3]
            '{9007199254740993}'::int8[]                    | ["9007199254740993"]
            '{1.5,2}'::numeric[]                            | [1.5,2]
            '[0:1]={5,6}'::int4[]                           | [5,6]
            '{{1,2},{3,4}}'::int4[]                         | [[1,2],[3,4]]
            ARRAY['a','b "c"','NULL',NULL,'{x}','']         | ["a","b \\"c\\"","NULL",null,"{x}",""]
            ARRAY['{"a":1}']::jsonb[]                       | [{"a":1}]
            """)
    void reads(String expression, String expected) {
        script.with("query", "SELECT " + expression + " AS value");

        assertThat(eval("return JSON.stringify((await client.query(config.query)).rows[0].value)"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'x'                                    | x
            1.5                                    | 1.5
            true                                   | true
            { k: [1] }                             | {"k":[1]}
            new Date(1700000000123)                | 2023-11-14T22:13:20.123+00:00
            new Date(-70000000000000)              | 0250-10-15T19:33:20.000+00:00 BC
            ['a', ['b "q"', null]]                 | {"a",{"b \\"q\\"",NULL}}
            [Buffer.from('a')]                     | {\\\\x61}
            { toPostgres: (p) => p([1, 2]) }       | {"1","2"}
            """)
    void writes(String value, String expected) {
        assertThat(eval("return (await client.query('SELECT $1::text AS value', [" + value + "])).rows[0].value"))
                .isEqualTo(expected);
    }

    @Test
    void null_and_undefined_are_null() {
        assertThat(
                        eval(
                                "return JSON.stringify((await client.query('SELECT $1::text AS a, $2::int AS b', [null, undefined])).rows[0])"))
                .isEqualTo("{\"a\":null,\"b\":null}");
    }

    @Test
    void parsers_can_be_replaced_for_all_for_a_client_and_for_a_query() {
        assertThat(eval(
                        "types.setTypeParser(20, (t) => 'all ' + t); const ask = () => client.query('SELECT 5::int8 AS a');"
                                + "const a = await ask(); client.setTypeParser(20, (t) => 'own ' + t); const b = await ask();"
                                + "const c = await client.query({ text: 'SELECT 5::int8 AS a', types: { getTypeParser: () => (t) => 'this ' + t } });"
                                + "return [a, b, c].map((r) => r.rows[0].a).join()"))
                .isEqualTo("all 5,own 5,this 5");
    }

    @Test
    void an_interval_can_be_written_again() {
        assertThat(eval("const { rows } = await client.query(\"SELECT '1 year 04:05:06.789'::interval AS i\");"
                        + "return rows[0].i.toPostgres()"))
                .isEqualTo("6.789 seconds 5 minutes 4 hours 1 years");
    }
}
