package io.github.posthogplugins.module.google;

import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.module.ScriptFiles;

/**
 * {@code @google-cloud/pubsub}: a script that speaks Pub/Sub's HTTP API through the plugin's transport.
 *
 * <p>The real client speaks gRPC; errors have its codes and texts.
 */
public final class PubSubModule implements HostModule {

    private static final ScriptFiles SCRIPT = new ScriptFiles(
            PubSubModule.class,
            "pubsub.js",
            "publisher.js",
            "subscription.js",
            "service.js",
            "resource.js",
            "errors.js",
            "auth.js");

    @Override
    public String name() {
        return "@google-cloud/pubsub";
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
