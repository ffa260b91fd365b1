package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Keeps plugins from what is not public, as the server does where it guards addresses (globals.md §4). */
final class AddressGuard {

    private static final Executor OWN_THREADS = task -> {
        Thread thread = new Thread(task, "posthog-plugin-host-resolver");
        thread.setDaemon(true);
        thread.start();
    };

    private final HostResolver resolver;

    AddressGuard(HostResolver resolver) {
        this.resolver = resolver;
    }

    /** Says what is wrong with a host, in the server's words; empty if nothing is. */
    CompletionStage<Optional<String>> check(String host) {
        return CompletableFuture.supplyAsync(() -> problem(host), OWN_THREADS);
    }

    private Optional<String> problem(String host) {
        try {
            List<InetAddress> addresses = resolver.resolve(host);
            return addresses.stream().allMatch(PublicAddresses::contain)
                    ? Optional.empty()
                    : Optional.of("Internal hostname");
        } catch (UnknownHostException unknown) {
            return Optional.of("Invalid hostname");
        }
    }
}
