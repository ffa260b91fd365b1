package io.github.posthogplugins.module.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.module.PluginScript;
import org.junit.jupiter.api.Test;
import org.postgresql.util.DriverInfo;

class PgModuleTests {

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
}
