package io.github.posthogplugins.module.google;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.ScriptFiles;

/** {@code @google-cloud/storage}: a script that speaks Cloud Storage's JSON API through the plugin's transport. */
public final class StorageModule implements HostModule {

    private static final ScriptFiles SCRIPT = new ScriptFiles(
            StorageModule.class,
            "storage.js",
            "file.js",
            "service.js",
            "resource.js",
            "errors.js",
            "auth.js",
            "bytes.js",
            "emitter.js");

    @Override
    public String name() {
        return "@google-cloud/storage";
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
