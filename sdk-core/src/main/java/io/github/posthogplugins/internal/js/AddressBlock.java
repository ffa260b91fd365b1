package io.github.posthogplugins.internal.js;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses with the same beginning.
 *
 * @param start the first of them
 * @param bits how many bits they share
 */
record AddressBlock(byte[] start, int bits) {

    /** Returns the block of an address in its usual text. */
    static AddressBlock of(String start, int bits) {
        try {
            return new AddressBlock(InetAddress.getByName(start).getAddress(), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + start + "' is no address", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((address[bit / 8] ^ start[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
                return false;
            }
        }
        return true;
    }
}
