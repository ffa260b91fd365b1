package io.github.posthogplugins.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The script of a module that is made of several files.
 *
 * <p>They find each other by {@code require('./name.js')}; any other name is looked for among what plugins can import.
 * Files lie beside a class of the module, or here if several modules share them. They are read when a plugin first
 * imports the module.
 */
public final class ScriptFiles {

    private static final String LOADER = """
            const [outside, loaded] = [require, new Map()];
            function load(name) {
                if (!Object.hasOwn(files, name)) {
                    return outside(name);
                }
                let file = loaded.get(name);
                if (file === undefined) {
                    loaded.set(name, file = { exports: {} });
                    files[name](file.exports, load, file);
                }
                return file.exports;
            }
            """;

    private final Class<?> place;
    private final List<String> names;
    private @Nullable String text;

    /**
     * Names the files.
     *
     * @param place a class beside the files
     * @param names the files; the exports of the first one are the module's
     */
    public ScriptFiles(Class<?> place, String... names) {
        this.place = place;
        this.names = List.of(names);
    }

    /** Returns all files as one CommonJS source. */
    public synchronized String text() {
        if (text == null) {
            text = names.stream().map(this::entry).collect(Collectors.joining(",\n", "const files = {\n", "};\n"))
                    + LOADER + "module.exports = load('./" + names.get(0) + "');\n";
        }
        return text;
    }

    private String entry(String name) {
        return "'./" + name + "': function (exports, require, module) {" + read(name) + "\n}";
    }

    private String read(String name) {
        try (InputStream own = place.getResourceAsStream(name);
                InputStream shared = ScriptFiles.class.getResourceAsStream(name)) {
            InputStream found = own == null ? shared : own;
            if (found == null) {
                throw new IllegalStateException("The SDK's own file '" + name + "' is missing from the class path.");
            }
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
