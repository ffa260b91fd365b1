package io.github.posthogplugins.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A name of members, with its spelling: events share most names, so that decoding is mostly a look-up.
 *
 * @param spelling the bytes between the quotes
 * @param text the name, unescaped
 * @param isRegular whether objects with that name keep their order in JavaScript, and can be read member by member
 */
record KnownName(byte[] spelling, String text, boolean isRegular) {

    private static final int SLOT_BITS = 12;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final int LONGEST_KEPT = 200;

    /** A slot holds the name seen last; threads may overwrite each other's, since a name can always be made again. */
    private static final @Nullable KnownName[] SEEN = new KnownName[SLOTS];

    static KnownName of(byte[] text, int start, int end) {
        int slot = slotOf(text, start, end);
        KnownName known = SEEN[slot];
        if (known == null || !Words.areEqual(known.spelling, text, start, end)) {
            known = read(text, start, end);
            if (end - start <= LONGEST_KEPT) {
                SEEN[slot] = known;
            }
        }
        return known;
    }

    /** From the length, the beginning and the end: names that are long often differ at one of them only. */
    private static int slotOf(byte[] text, int start, int end) {
        int length = end - start;
        long hash = length;
        if (length >= Words.BYTES) {
            hash = (hash * FACTOR + Words.at(text, start)) * FACTOR + Words.at(text, end - Words.BYTES);
        } else {
            for (int i = start; i < end; i++) {
                hash = hash * FACTOR + text[i];
            }
        }
        hash *= FACTOR;
        return (int) (hash >>> (Long.SIZE - SLOT_BITS));
    }

    private static KnownName read(byte[] text, int start, int end) {
        String name = JsonSpelling.hasEscape(text, start, end)
                ? JsonSpelling.unescaped(text, start - 1, end + 1)
                : new String(text, start, end - start, StandardCharsets.UTF_8);
        return new KnownName(Arrays.copyOfRange(text, start, end), name, isRegular(name));
    }

    private static boolean isRegular(String name) {
        return !JsonSpelling.isArrayIndex(name) && !name.equals("__proto__") && !name.equals("then");
    }
}
