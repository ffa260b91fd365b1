package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two plugins set the same, the second without looking at what the first has set. */
final class Overwritten {

    private Overwritten() {}

    static List<ChainFinding> in(LintRun run) {
        return run.pairs().stream()
                .flatMap(pair -> pair.earlier().values().keySet().stream()
                        .filter(path -> isLost(pair, path))
                        .map(path -> finding(pair, path)))
                .toList();
    }

    private static boolean isLost(Pair pair, MemberPath path) {
        Object first = pair.earlier().values().get(path);
        Object second = pair.later().values().get(path);
        return second != null && !second.equals(first) && !isUsed(pair, path) && isIgnored(pair, path, second);
    }

    private static boolean isUsed(Pair pair, MemberPath path) {
        return IntStream.rangeClosed(pair.first() + 1, pair.second())
                .anyMatch(plugin -> pair.run().conduct(plugin).found(path));
    }

    /** A plugin that looks at everything there is may use it; then it would set something else if it were not there. */
    private static boolean isIgnored(Pair pair, MemberPath path, Object value) {
        return !pair.later().listedAround(path)
                || pair.later()
                        .step()
                        .received()
                        .map(event -> without(event, path))
                        .flatMap(event -> pair.run().alone(pair.second(), event))
                        .filter(conduct -> Objects.equals(conduct.values().get(path), value))
                        .isPresent();
    }

    private static PluginEvent without(PluginEvent event, MemberPath path) {
        return PluginEvent.of(without(event.fields(), path.names()));
    }

    private static Map<String, @Nullable Object> without(Map<?, ?> object, List<String> path) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(String.valueOf(name), value));
        String name = path.get(0);
        if (path.size() == 1) {
            copy.remove(name);
        } else if (copy.get(name) instanceof Map<?, ?> inner) {
            copy.put(name, without(inner, path.subList(1, path.size())));
        }
        return copy;
    }

    private static ChainFinding finding(Pair pair, MemberPath path) {
        return pair.finding(
                ChainFinding.Kind.OVERWRITTEN,
                List.of(path),
                "Plugins '" + pair.earlierName() + "' and '" + pair.laterName() + "' both set the " + path
                        + ", and only the last value stays",
                List.of(row(pair.earlier(), pair.earlierName(), path), row(pair.later(), pair.laterName(), path)),
                "Let them set different things, or leave one of them out.");
    }

    private static String row(Conduct conduct, String name, MemberPath path) {
        return "set       " + conduct.placeOfWrite(path) + " of '" + name + "' to "
                + conduct.values().get(path);
    }
}
