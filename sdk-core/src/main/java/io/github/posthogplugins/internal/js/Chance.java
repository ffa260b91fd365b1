package io.github.posthogplugins.internal.js;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The chance that plugins see.
 *
 * @param given where it comes from, null for the machine
 */
record Chance(@Nullable RandomGenerator given) {

    private static final long VERSION_4 = 0x4000;
    private static final long NO_VERSION = ~0xf000L;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final long NO_VARIANT = -1L >>> 2;

    /** Tells whether the engine's own chance has to be replaced. */
    boolean isGiven() {
        return given != null;
    }

    /** Returns what {@code Math.random} does. */
    double fraction() {
        return source().nextDouble();
    }

    byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        source().nextBytes(bytes);
        return bytes;
    }

    /** Returns a UUID of version 4. */
    UUID uuid() {
        RandomGenerator source = source();
        return new UUID(source.nextLong() & NO_VERSION | VERSION_4, source.nextLong() & NO_VARIANT | VARIANT);
    }

    private RandomGenerator source() {
        return given == null ? Machine.RANDOM : given;
    }

    /** Started when it is first needed: most plugins leave nothing to chance. */
    private static final class Machine {

        static final SecureRandom RANDOM = new SecureRandom();
    }
}
