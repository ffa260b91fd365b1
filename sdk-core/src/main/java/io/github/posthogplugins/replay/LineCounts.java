package io.github.posthogplugins.replay;

/**
 * What became of the lines of a replay; every line that was read is one of the five.
 *
 * @param kept events that all plugins let through, which are in the output
 * @param dropped events for which a plugin returned nothing
 * @param rejected events that a plugin turned into something that is no event
 * @param failed lines that are no event
 * @param blank lines with nothing on them
 */
public record LineCounts(long kept, long dropped, long rejected, long failed, long blank) {

    static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0);

    /** Returns how many lines were read. */
    public long read() {
        return kept + dropped + rejected + failed + blank;
    }

    LineCounts plus(LineCounts more) {
        return new LineCounts(
                kept + more.kept,
                dropped + more.dropped,
                rejected + more.rejected,
                failed + more.failed,
                blank + more.blank);
    }
}
