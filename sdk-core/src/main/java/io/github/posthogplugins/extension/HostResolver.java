package io.github.posthogplugins.extension;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of a host, where PostHog's server lets plugins reach public ones only.
 *
 * <p>Asked before each request, redirected ones included, on a thread of the SDK's, which it may block. The transport looks
 * the name up again when it connects; a network that must not trust its names needs a firewall besides.
 */
@FunctionalInterface
public interface HostResolver {

    /**
     * Returns the addresses of a host.
     *
     * @throws UnknownHostException if there are none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Returns the resolver of the operating system. */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
