package io.github.posthogplugins.internal.node;

import io.github.posthogplugins.internal.node.KeyDerivation.ScryptCost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** The memory-hard part of scrypt (RFC 7914 §3 to §5), on words. */
final class ScryptMix {

    private static final int SALSA_WORDS = 16;
    private static final int DOUBLE_ROUNDS = 4;

    private final int work;
    private final int words;

    ScryptMix(ScryptCost cost) {
        this.work = cost.work();
        this.words = cost.blockBytes() / Integer.BYTES;
    }

    byte[] mix(byte[] bytes) {
        int[] block = new int[words];
        littleEndian(bytes).get(block);
        int[][] kept = new int[work][];
        for (int i = 0; i < work; i++) {
            kept[i] = block;
            block = mixBlock(block);
        }
        for (int i = 0; i < work; i++) {
            xor(block, kept[block[words - SALSA_WORDS] & (work - 1)], 0);
            block = mixBlock(block);
        }
        byte[] result = new byte[bytes.length];
        littleEndian(result).put(block);
        return result;
    }

    private static IntBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    }

    private static void xor(int[] target, int[] source, int from) {
        for (int i = 0; i < target.length; i++) {
            target[i] ^= source[from + i];
        }
    }

    /** scryptBlockMix: the even results come first, then the odd ones. */
    private int[] mixBlock(int[] block) {
        int[] result = new int[words];
        int[] last = new int[SALSA_WORDS];
        System.arraycopy(block, words - SALSA_WORDS, last, 0, SALSA_WORDS);
        int half = words / 2;
        for (int from = 0, i = 0; from < words; from += SALSA_WORDS, i++) {
            xor(last, block, from);
            salsa(last);
            System.arraycopy(last, 0, result, (i % 2) * half + (i / 2) * SALSA_WORDS, SALSA_WORDS);
        }
        return result;
    }

    /** Salsa20/8: columns and rows in turn. */
    private static void salsa(int[] state) {
        int[] x = state.clone();
        for (int i = 0; i < DOUBLE_ROUNDS; i++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < SALSA_WORDS; i++) {
            state[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
