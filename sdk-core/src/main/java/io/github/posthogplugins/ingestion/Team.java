package io.github.posthogplugins.ingestion;

import java.util.List;
import java.util.Optional;

/**
 * What ingestion knows of the team that events belong to.
 *
 * @param id the {@code team_id} of events that bring a token instead of one
 * @param token the only token that is the team's; if empty, every token is
 * @param anonymizesIps whether IP addresses are dropped
 * @param groupTypes the team's group types, the one with index 0 first; types that are not in it are appended as events
 *     bring them, up to five
 */
public record Team(int id, Optional<String> token, boolean anonymizesIps, List<String> groupTypes) {

    /** Copies the list. */
    public Team {
        groupTypes = List.copyOf(groupTypes);
    }

    /** Returns a team that takes every token, keeps IP addresses and has no group types yet. */
    public static Team of(int id) {
        return new Team(id, Optional.empty(), false, List.of());
    }

    /** Returns a copy that takes that token only. */
    public Team withToken(String token) {
        return new Team(id, Optional.of(token), anonymizesIps, groupTypes);
    }

    /** Returns a copy that drops IP addresses. */
    public Team anonymizingIps() {
        return new Team(id, token, true, groupTypes);
    }

    /** Returns a copy with those group types. */
    public Team withGroupTypes(String... types) {
        return new Team(id, token, anonymizesIps, List.of(types));
    }

    boolean owns(String candidate) {
        return token.isEmpty() || token.get().equals(candidate);
    }
}
