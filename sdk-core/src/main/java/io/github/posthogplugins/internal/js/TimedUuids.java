package io.github.posthogplugins.internal.js;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The UUIDs that PostHog's server makes for events: the time, a number, and chance, without the bits for a version. */
final class TimedUuids {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final AtomicInteger SERIES = new AtomicInteger();

    private TimedUuids() {}

    static UUID next(Instant time) {
        long series = SERIES.getAndIncrement() & 0xffff;
        byte[] gibberish = new byte[Long.BYTES];
        CHANCE.nextBytes(gibberish);
        return new UUID(
                time.toEpochMilli() << 16 | series, ByteBuffer.wrap(gibberish).getLong());
    }
}
