package io.github.posthogplugins.testing.http;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer of a stub, which is one mapping of WireMock. */
final class KnownAnswer {

    private final UUID mapping;
    private final @Nullable Behaviour behaviour;
    private volatile boolean given;

    KnownAnswer(UUID mapping, @Nullable Behaviour behaviour) {
        this.mapping = mapping;
        this.behaviour = behaviour;
    }

    UUID mapping() {
        return mapping;
    }

    /** How it answers; empty if WireMock's response says all. */
    Optional<Behaviour> behaviour() {
        return Optional.ofNullable(behaviour);
    }

    void give() {
        given = true;
    }

    boolean isGiven() {
        return given;
    }
}
