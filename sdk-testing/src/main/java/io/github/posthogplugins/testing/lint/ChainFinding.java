package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A mistake in the order of a chain.
 *
 * @param kind what is wrong
 * @param plugins the names of the plugins concerned, in the order of the chain
 * @param members the members of the event concerned; none if it is about all of it
 * @param summary what happens, in one sentence
 * @param details where it happens, one line each
 * @param advice what to do about it
 */
public record ChainFinding(
        Kind kind,
        List<String> plugins,
        List<MemberPath> members,
        String summary,
        List<String> details,
        String advice) {

    /** What may be wrong with an order. */
    public enum Kind {
        /** A plugin looks for something that another sets after it. */
        READ_TOO_EARLY,
        /** A plugin removes something that another sets after it. */
        REMOVED_TOO_EARLY,
        /** A plugin would change something, or drop the event for it, that another sets after it. */
        MISSED,
        /** A plugin looks for something that another has removed. */
        READ_TOO_LATE,
        /** A plugin asks the network about an event that another drops after it. */
        WORK_BEFORE_DROP,
        /** Two plugins set the same, and the first one's value is used by nobody. */
        OVERWRITTEN,
        /** The same plugin with the same config. */
        SAME_PLUGIN_TWICE,
        /** An event that has been through the chain changes when it comes again. */
        NOT_REPEATABLE
    }

    /** Copies the lists. */
    public ChainFinding {
        plugins = List.copyOf(plugins);
        members = List.copyOf(members);
        details = List.copyOf(details);
    }

    boolean isLike(ChainFinding other) {
        return kind == other.kind && plugins.equals(other.plugins);
    }

    /** Returns the same finding about more members. */
    ChainFinding and(ChainFinding like) {
        List<MemberPath> all = new ArrayList<>(members);
        like.members.stream().filter(member -> !all.contains(member)).forEach(all::add);
        return new ChainFinding(kind, plugins, all, summary, details, advice);
    }

    /** Returns the summary, the details and the advice on lines of their own. */
    @Override
    public String toString() {
        String more = members.size() < 2
                ? ""
                : "\n  also      "
                        + members.stream().skip(1).map(MemberPath::toString).collect(Collectors.joining(", "));
        String rows = details.stream().map(row -> "\n  " + row).collect(Collectors.joining());
        return summary + rows + more + "\n" + advice;
    }
}
