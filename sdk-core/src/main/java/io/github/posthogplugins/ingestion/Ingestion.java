package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.PluginClock;

/**
 * PostHog's ingestion with plugins in it: takes captured events, and says what would be stored of them, and why
 * (event.md, chain.md §3).
 *
 * <pre>{@code
 * Ingestion ingestion = runtime.ingestion(runtime.chain(plugin));
 * IngestionResult result = ingestion.ingest(PluginEvent.fromJson(captured));
 * result.stored(); // the event as it would be stored, if it would be
 * result.steps();  // what became of it step by step
 * }</pre>
 *
 * <p>There are no persons behind it: {@code $set} and {@code $set_once} are kept as an event of a new person would keep
 * them. May be used by several threads.
 */
public final class Ingestion {

    final PluginStage plugins;
    final ServerProfile profile;
    final PluginClock clock;
    final Team team;
    final Envelope envelope;
    final Normaliser normaliser;
    final Preparation preparation;

    private Ingestion(PluginStage plugins, ServerProfile profile, PluginClock clock, Team team) {
        this.plugins = plugins;
        this.profile = profile;
        this.clock = clock;
        this.team = team;
        this.envelope = new Envelope(profile);
        this.normaliser = new Normaliser(profile);
        this.preparation = new Preparation(profile, team.anonymizesIps(), new GroupTypes(team.groupTypes()));
    }

    /**
     * Returns the ingestion of a generation of PostHog's server, for one team.
     *
     * @param plugins what runs in the middle
     * @param profile the server
     * @param clock what stands in for a timestamp that can't be read
     * @param team whose events come
     */
    public static Ingestion of(PluginStage plugins, ServerProfile profile, PluginClock clock, Team team) {
        return new Ingestion(plugins, profile, clock, team);
    }

    /** Returns the same for another team, or another setting of it; its group types are counted from the start. */
    public Ingestion withTeam(Team team) {
        return new Ingestion(plugins, profile, clock, team);
    }

    /** Returns whose events are expected. */
    public Team team() {
        return team;
    }

    /**
     * Takes one captured event: a message of PostHog's queue, whose {@code data} is the client's event as text, or the
     * event itself; also one that a plugin has sent with {@code posthog.capture}.
     *
     * <p>Returns when the hooks that listen have ended, all but their later attempts. Never throws for an event; what is
     * wrong with it is the {@linkplain IngestionResult#outcome() outcome}.
     */
    public IngestionResult ingest(PluginEvent captured) {
        return new IngestionRun(this, captured).run();
    }
}
