package io.github.posthogplugins.module.snowflake;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HostModuleException;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.ScriptFiles;
import java.util.concurrent.CompletableFuture;

/** {@code snowflake-sdk}: a script that speaks Snowflake's HTTP interface through the plugin's transport. */
public final class SnowflakeModule implements HostModule {

    private static final ScriptFiles SCRIPT = new ScriptFiles(
            SnowflakeModule.class,
            "snowflake-sdk.js",
            "connection.js",
            "session.js",
            "statement.js",
            "columns.js",
            "row-stream.js",
            "errors.js",
            "emitter.js");

    @Override
    public String name() {
        return "snowflake-sdk";
    }

    @Override
    public String script() {
        return SCRIPT.text();
    }

    /** The script asks for nothing but HTTP. */
    @Override
    public Connection connect(HttpTransport http) {
        return (operation, argument, bytes) -> CompletableFuture.failedFuture(new HostModuleException(
                "Error", "The module 'snowflake-sdk' has no operation '" + operation + "'.", "{}"));
    }
}
