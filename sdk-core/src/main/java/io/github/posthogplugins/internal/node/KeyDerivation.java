package io.github.posthogplugins.internal.node;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keys made of passwords and of other keys: PBKDF2 (RFC 8018), HKDF (RFC 5869), scrypt (RFC 7914). */
public final class KeyDerivation {

    private KeyDerivation() {}

    /** PBKDF2 with HMAC; the JDK's own takes characters only. */
    public static byte[] pbkdf2(String digest, byte[] password, byte[] salt, int iterations, int length) {
        Digest function = Digests.known(digest);
        Hmac hmac = new Hmac(function, password);
        byte[] result = new byte[length];
        for (int from = 0, block = 1; from < length; from += function.length(), block++) {
            byte[] bytes = block(hmac, salt, block, iterations);
            System.arraycopy(bytes, 0, result, from, Math.min(bytes.length, length - from));
        }
        return result;
    }

    private static byte[] block(Hmac hmac, byte[] salt, int number, int iterations) {
        byte[] last = hmac.of(salt, bigEndian(number));
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            last = hmac.of(last);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= last[j];
            }
        }
        return sum;
    }

    private static byte[] bigEndian(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** HKDF: extract, then expand. */
    public static byte[] hkdf(String digest, byte[] key, byte[] salt, byte[] info, int length) {
        Digest function = Digests.known(digest);
        Hmac hmac = new Hmac(function, new Hmac(function, salt).of(key));
        byte[] result = new byte[length];
        byte[] last = new byte[0];
        for (int from = 0, block = 1; from < length; from += last.length, block++) {
            last = hmac.of(last, info, new byte[] {(byte) block});
            System.arraycopy(last, 0, result, from, Math.min(last.length, length - from));
        }
        return result;
    }

    /** scrypt, whose memory the caller has checked. */
    public static byte[] scrypt(byte[] password, byte[] salt, ScryptCost cost, int length) {
        byte[] mixed = pbkdf2("sha256", password, salt, 1, cost.parallelism() * cost.blockBytes());
        for (int i = 0; i < cost.parallelism(); i++) {
            int from = i * cost.blockBytes();
            byte[] block = Arrays.copyOfRange(mixed, from, from + cost.blockBytes());
            System.arraycopy(new ScryptMix(cost).mix(block), 0, mixed, from, block.length);
        }
        return pbkdf2("sha256", password, mixed, 1, length);
    }

    /**
     * How much work scrypt makes.
     *
     * @param work the number of blocks that are kept in memory, a power of two
     * @param blockSize in units of 128 bytes
     * @param parallelism how often everything is done
     */
    public record ScryptCost(int work, int blockSize, int parallelism) {

        private static final int UNIT = 128;

        int blockBytes() {
            return UNIT * blockSize;
        }
    }
}
