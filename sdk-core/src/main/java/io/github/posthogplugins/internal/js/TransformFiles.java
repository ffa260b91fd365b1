package io.github.posthogplugins.internal.js;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The JavaScript files that make up the transform. */
final class TransformFiles {

    /** Names its version, as WebJars do. */
    static final String PARSER = "/META-INF/resources/webjars/babel__parser/7.20.3/lib/index.js";

    static final String MAIN = "transform";

    /** Looks at sources without transforming them; loaded for coverage only. */
    static final String OUTLINE = "outline";

    /** The modules behind {@link #MAIN}; each requires only those before it. */
    static final List<String> MODULES = List.of(
            "options",
            "syntax",
            "errors",
            "old-syntax",
            "edits",
            "scope",
            "types",
            "export-table",
            "live-exports",
            "declarations",
            "modules",
            "guards",
            "catches");

    private TransformFiles() {}

    /** Returns the text of one of our modules. */
    static String text(String module) {
        return Resources.text("transform/" + module + ".js");
    }

    /** Returns what differs as soon as any of the files differs. */
    static String fingerprint() {
        MessageDigest digest = SourceKey.sha256();
        digest.update(PARSER.getBytes(StandardCharsets.UTF_8));
        Stream.concat(MODULES.stream(), Stream.of(MAIN))
                .forEach(module -> digest.update(text(module).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
