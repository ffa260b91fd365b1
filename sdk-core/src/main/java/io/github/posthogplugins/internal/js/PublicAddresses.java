package io.github.posthogplugins.internal.js;

import java.net.InetAddress;
import java.util.List;

/** The addresses that ipaddr.js, which PostHog's server asks, counts as plain unicast. */
final class PublicAddresses {

    private static final List<AddressBlock> SPECIAL = List.of(
            // unspecified, private, shared by carriers, loopback, link-local
            AddressBlock.of("0.0.0.0", 8),
            AddressBlock.of("10.0.0.0", 8),
            AddressBlock.of("100.64.0.0", 10),
            AddressBlock.of("127.0.0.0", 8),
            AddressBlock.of("169.254.0.0", 16),
            AddressBlock.of("172.16.0.0", 12),
            AddressBlock.of("192.168.0.0", 16),
            // reserved: protocols, documentation, relays, benchmarks
            AddressBlock.of("192.0.0.0", 24),
            AddressBlock.of("192.0.2.0", 24),
            AddressBlock.of("192.88.99.0", 24),
            AddressBlock.of("198.18.0.0", 15),
            AddressBlock.of("198.51.100.0", 24),
            AddressBlock.of("203.0.113.0", 24),
            // multicast, reserved, broadcast
            AddressBlock.of("224.0.0.0", 4),
            AddressBlock.of("240.0.0.0", 4),
            // unspecified and loopback, unique local, link-local, multicast
            AddressBlock.of("::", 128),
            AddressBlock.of("::1", 128),
            AddressBlock.of("fc00::", 7),
            AddressBlock.of("fe80::", 10),
            AddressBlock.of("ff00::", 8),
            // translations of IPv4: RFC 6145, RFC 6052, 6to4, Teredo
            AddressBlock.of("0:0:0:0:ffff:0:0:0", 96),
            AddressBlock.of("64:ff9b::", 96),
            AddressBlock.of("2002::", 16),
            AddressBlock.of("2001::", 32),
            // documentation
            AddressBlock.of("2001:db8::", 32));

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return SPECIAL.stream().noneMatch(block -> block.contains(address.getAddress()));
    }
}
