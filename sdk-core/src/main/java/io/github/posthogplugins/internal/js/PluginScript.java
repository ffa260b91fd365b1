package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.bundle.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.graalvm.polyglot.Source;

/** The source of a plugin as the engine gets it. */
final class PluginScript {

    private PluginScript() {}

    /**
     * Returns the transformed source under the author's name for it. A debugger gets to know the author's text besides, and
     * the file, so that an editor which has it open stops there.
     *
     * @param origin where the plugin was loaded from
     */
    static Source of(SourceFile main, String origin, TransformedSource transformed) {
        return Inspector.isActive()
                ? debuggable(main, file(origin, main.path()), transformed)
                : Source.newBuilder("js", transformed.code(), main.path()).buildLiteral();
    }

    private static Source debuggable(SourceFile main, Optional<Path> file, TransformedSource transformed) {
        String simpleName = main.path().substring(main.path().lastIndexOf('/') + 1);
        String code = transformed.code() + SourceMap.comment(simpleName, main.text(), transformed.columns());
        try {
            return file.map(path -> Source.newBuilder("js", path.toFile()).content(code))
                    .orElseGet(() -> Source.newBuilder("js", code, main.path()))
                    .name(main.path())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> file(String origin, String path) {
        try {
            return Optional.of(Path.of(origin, path)).filter(Files::isRegularFile);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
