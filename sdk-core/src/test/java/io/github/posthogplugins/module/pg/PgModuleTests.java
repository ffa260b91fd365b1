package io.github.posthogplugins.module.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.module.Dependency;
import io.github.posthogplugins.module.PluginScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.util.DriverInfo;

/** What pg is where the driver is missing, and where a test has something else in its place. */
class PgModuleTests {

    private static final String CONNECT =
            "const client = new Client({ host: 'h' }); try { await client.connect() } catch (e) { return e.message }";

    @Test
    void names_the_missing_driver_when_a_client_connects() {
        PgModule withoutDriver =
                new PgModule(new Dependency(PgModule.DRIVER.coordinates(), "no.such.Driver", "The module 'pg'"));

        try (PluginScript script = PluginScript.importing("import { Client } from 'pg';", withoutDriver)) {
            assertThat(script.eval(CONNECT))
                    .isEqualTo("The module 'pg' needs a library that is not on the class path. Add the dependency "
                            + "org.postgresql:postgresql:42.7.14 to the project that runs the plugin.");
        }
    }

    @Test
    void names_the_version_that_it_was_built_with() {
        assertThat(PgModule.DRIVER.coordinates()).endsWith(":" + DriverInfo.DRIVER_VERSION);
    }

    @Test
    void a_test_replaces_it_in_one_line() {
        HostModule pg = HostModule.ofScript(
                "pg",
                "exports.Client = class { async connect() {} async query(text) { return { rows: [{ text }] } } }");

        try (PluginScript script = PluginScript.importing("import { Client } from 'pg';", pg)) {
            assertThat(script.eval("return (await new Client().query('SELECT 1')).rows[0].text"))
                    .isEqualTo("SELECT 1");
        }
    }

    @Test
    void loading_needs_no_driver() {
        PgModule withoutDriver = new PgModule(new Dependency("g:a:1", "no.such.Driver", "The module 'pg'"));

        try (PluginScript script = PluginScript.importing("import * as pg from 'pg';", withoutDriver)) {
            assertThat(script.eval(
                            "return [typeof pg.Client, pg.escapeLiteral(\"it's\"), pg.escapeIdentifier('a\"b')]"))
                    .isEqualTo(List.of("function", "'it''s'", "\"a\"\"b\""));
        }
    }
}
