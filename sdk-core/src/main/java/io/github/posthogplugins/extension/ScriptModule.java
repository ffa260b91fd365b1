package io.github.posthogplugins.extension;

import java.util.concurrent.CompletableFuture;

/** A module without a host's side. */
record ScriptModule(String name, String script) implements HostModule {

    @Override
    public Connection connect(HttpTransport http) {
        return (operation, argument, bytes) -> CompletableFuture.failedFuture(new HostModuleException(
                "Error",
                "The module '" + name + "' is only a script; the host has no '" + operation + "' for it.",
                "{}"));
    }
}
