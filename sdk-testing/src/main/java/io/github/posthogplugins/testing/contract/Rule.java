package io.github.posthogplugins.testing.contract;

/** What a {@link Contract} asks of a plugin. */
public enum Rule {

    /** Its source parses, imports what PostHog offers, and its top-level code does not throw. */
    LOADS("loads"),

    /** It exports something that PostHog calls, nothing that is nearly a hook, and the jobs that {@code plugin.json} names. */
    MATCHES_MANIFEST("exports what PostHog and plugin.json know"),

    /** {@code setupPlugin} and {@code teardownPlugin} succeed with every config that PostHog's form lets pass. */
    SETS_UP("is set up with every config that the form lets pass"),

    /** {@code setupPlugin} sends no requests: every server of a PostHog runs it, at every start. */
    NO_NETWORK_IN_SETUP("sends nothing in setupPlugin"),

    /** No hook throws or hangs, whatever the event is. */
    SURVIVES_EVENTS("survives"),

    /** {@code processEvent} returns an event or nothing, and no other value that JavaScript takes for true. */
    RETURNS_EVENT("returns an event or nothing"),

    /** The event that it returns has a JSON form. */
    RETURNS_JSON("returns what JSON can say"),

    /** It does not change {@code team_id}, nor return an event without it. */
    KEEPS_TEAM("leaves the team alone"),

    /** An event that it has processed already stays as it is when it is processed again. */
    IDEMPOTENT("changes nothing the second time"),

    /** No promise is rejected that nobody awaits. */
    NO_UNHANDLED_REJECTION("leaves no rejected promise unhandled"),

    /** Where services answer 500 or break the connection, nothing hangs and no event is lost. */
    SURVIVES_OUTAGES("gets over services that fail"),

    /** Secret values of the config are seen nowhere. */
    KEEPS_SECRETS("keeps the secrets of its config"),

    /**
     * {@code processEvent} sends no requests. Only a warning: the server allows it, but the transformations that PostHog
     * has put in the place of plugins don't.
     */
    NO_NETWORK_IN_PROCESS_EVENT("needs no network in processEvent");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** Returns what holds for a plugin that keeps to the rule, as the rest of a sentence. */
    @Override
    public String toString() {
        return sentence;
    }

    /** Tells whether a breach is only pointed out. */
    public boolean isWarning() {
        return this == NO_NETWORK_IN_PROCESS_EVENT;
    }
}
