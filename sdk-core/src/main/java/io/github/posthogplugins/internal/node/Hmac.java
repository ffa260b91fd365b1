package io.github.posthogplugins.internal.node;

import java.security.MessageDigest;
import java.util.Arrays;

/** HMAC over any hash function, with keys of any length, which the JDK's own refuses if empty. */
final class Hmac {

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest digest;
    private final byte[] inner;
    private final byte[] outer;

    Hmac(Digest function, byte[] key) {
        digest = function.start();
        byte[] block =
                Arrays.copyOf(key.length > function.blockLength() ? digest.digest(key) : key, function.blockLength());
        inner = masked(block, INNER);
        outer = masked(block, OUTER);
    }

    private static byte[] masked(byte[] block, byte mask) {
        byte[] result = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            result[i] = (byte) (block[i] ^ mask);
        }
        return result;
    }

    byte[] of(byte[]... parts) {
        digest.update(inner);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] first = digest.digest();
        digest.update(outer);
        return digest.digest(first);
    }
}
