package io.github.posthogplugins.internal.js;

/**
 * Whether a plugin looks at all of every event, so that it is better given copies than events to be read member by member.
 * Now and then it is tried again. Plugins can't tell the difference.
 */
final class Curiosity {

    private static final int ENOUGH = 4;
    private static final int MOST = 8;
    private static final int RETRIAL = 32;

    private int level;
    private int copies;

    boolean wantsCopy() {
        return level > ENOUGH && ++copies % RETRIAL != 0;
    }

    /** Notes whether the plugin looked at all of an event that it could read member by member. */
    void note(boolean lookedAtAll) {
        level = lookedAtAll ? Math.min(level + 1, MOST) : Math.max(level - 1, 0);
    }
}
