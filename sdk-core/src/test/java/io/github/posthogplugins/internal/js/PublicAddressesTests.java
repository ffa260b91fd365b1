package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of version 6 can't be in a plugin's URL, but names may lead to them. */
class PublicAddressesTests {

    @ParameterizedTest
    @CsvSource({
        "2606:4700::1111, true",
        "2001:4860::8888, true",
        "::, false",
        "::1, false",
        "::2, true",
        "fc00::1, false",
        "fdff::1, false",
        "fe80::1, false",
        "febf::1, false",
        "ff02::1, false",
        "::ffff:10.0.0.1, false",
        "0:0:0:0:ffff:0:a00:1, false",
        "64:ff9b::a00:1, false",
        "2002:a00:1::, false",
        "2001:0:1::1, false",
        "2001:db8::1, false",
    })
    void ranges_are_those_of_ipaddr_js(String address, boolean isPublic) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
