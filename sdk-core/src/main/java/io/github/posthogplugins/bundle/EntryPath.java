package io.github.posthogplugins.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths as authors and archives write them, from which nothing may lead out of the bundle. */
final class EntryPath {

    private static final Pattern ROOTED = Pattern.compile("^(/|[A-Za-z]:).*", Pattern.DOTALL);

    private EntryPath() {}

    /** The path without {@code .} and superfluous slashes; empty if it leads out of the bundle or cannot be told. */
    static Optional<String> normalize(String path) {
        boolean foreign = path.indexOf('\\') >= 0
                || path.indexOf('\0') >= 0
                || ROOTED.matcher(path).matches();
        return foreign ? Optional.empty() : join(path.split("/"));
    }

    private static Optional<String> join(String[] names) {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            if (name.equals("..")) {
                return Optional.empty();
            }
            if (!name.isEmpty() && !name.equals(".")) {
                kept.add(name);
            }
        }
        return Optional.of(String.join("/", kept));
    }
}
