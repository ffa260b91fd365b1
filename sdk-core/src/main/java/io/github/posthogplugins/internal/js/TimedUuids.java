package io.github.posthogplugins.internal.js;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The UUIDs that PostHog's server makes for events: the time, a number, and chance, without the bits for a version. */
final class TimedUuids {

    private final AtomicInteger series = new AtomicInteger();
    private final Chance chance;

    TimedUuids(Chance chance) {
        this.chance = chance;
    }

    UUID next(Instant time) {
        long number = series.getAndIncrement() & 0xffff;
        byte[] gibberish = chance.bytes(Long.BYTES);
        return new UUID(
                time.toEpochMilli() << 16 | number, ByteBuffer.wrap(gibberish).getLong());
    }
}
