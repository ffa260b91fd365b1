package io.github.posthogplugins.module.google;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.ScriptFiles;

/** {@code @google-cloud/bigquery}: a script that speaks BigQuery's HTTP API through the plugin's transport. */
public final class BigQueryModule implements HostModule {

    private static final ScriptFiles SCRIPT = new ScriptFiles(
            BigQueryModule.class,
            "bigquery.js",
            "table.js",
            "bigquery-values.js",
            "service.js",
            "resource.js",
            "errors.js",
            "auth.js");

    @Override
    public String name() {
        return "@google-cloud/bigquery";
    }

    @Override
    public String script() {
        return SCRIPT.text();
    }

    @Override
    public Connection connect(HttpTransport http) {
        return new SigningConnection();
    }
}
