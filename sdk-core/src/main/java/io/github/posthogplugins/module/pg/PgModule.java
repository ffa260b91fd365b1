package io.github.posthogplugins.module.pg;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.Dependency;
import io.github.posthogplugins.module.ScriptFiles;

/**
 * {@code pg}: node-postgres over the PostgreSQL JDBC driver, which the user adds.
 *
 * <p>Only the protocol is the driver's. Values cross as PostgreSQL's own texts, which the script makes and reads as
 * node-postgres does, and statements cross as they are, {@code $1} included.
 */
public final class PgModule implements HostModule {

    /** As tried with the build; a test compares it with the driver. */
    static final Dependency DRIVER =
            new Dependency("org.postgresql:postgresql:42.7.14", "org.postgresql.core.QueryExecutor", "The module 'pg'");

    private static final ScriptFiles SCRIPT = new ScriptFiles(
            PgModule.class,
            "pg.js",
            "client.js",
            "pool.js",
            "result.js",
            "errors.js",
            "settings.js",
            "values.js",
            "types.js",
            "arrays.js",
            "emitter.js");

    @Override
    public String name() {
        return "pg";
    }

    @Override
    public String script() {
        return SCRIPT.text();
    }

    @Override
    public Connection connect(HttpTransport http) {
        DRIVER.require();
        return new PgConnection();
    }
}
