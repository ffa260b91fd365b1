package io.github.posthogplugins.internal.js;

import static io.github.posthogplugins.internal.js.TransformedPlugin.ENGINE;
import static io.github.posthogplugins.internal.js.TransformedPlugin.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedTransformTests {

    private static final String SOURCE =
            "import { parse } from 'url'\nexport const a = async () => await parse('ü') as any";

    @TempDir
    Path caches;

    @Test
    void transforms_a_source_once_for_all_processes() {
        TransformedSource first = transformed(SOURCE);
        try (SourceTransformer later = new SourceTransformer(CachedTransformTests::noEngine, cache())) {
            assertThat(later.transform(SOURCE, "index.ts", RULES)).isEqualTo(first);
        }
    }

    @Test
    void checks_a_known_source_without_an_engine() {
        try (SourceTransformer first = new SourceTransformer(() -> ENGINE, cache())) {
            assertThat(new SourceRefusals(() -> first).check("index.ts", SOURCE))
                    .isEmpty();
        }
        try (SourceTransformer later = new SourceTransformer(CachedTransformTests::noEngine, cache())) {
            assertThat(new SourceRefusals(() -> later).check("index.ts", SOURCE))
                    .isEmpty();
        }
    }

    @Test
    void transforms_again_for_other_modules() {
        transformed(SOURCE);
        try (SourceTransformer later = new SourceTransformer(() -> ENGINE, cache())) {
            assertThatThrownBy(() -> later.transform(SOURCE, "index.ts", TransformedPlugin.rules(Set.of("crypto"))))
                    .isInstanceOf(TransformException.class)
                    .hasMessageContaining("Cannot import 'url'");
        }
    }

    @Test
    void keeps_no_refusals() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> transformed("export const = 1")).isInstanceOf(TransformException.class);
        }
        assertThat(files()).isZero();
    }

    @Test
    void transforms_again_what_was_damaged() throws IOException {
        TransformedSource first = transformed(SOURCE);
        try (Stream<Path> files = Files.list(caches.resolve("sources"))) {
            Files.writeString(files.findFirst().orElseThrow(), "damaged");
        }
        assertThat(transformed(SOURCE)).isEqualTo(first);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void transforms_half_characters_without_the_cache() {
        assertThat(transformed("var a = '\ud83d'").code()).isEqualTo("var a = '\ud83d'");
        assertThat(files()).isZero();
    }

    private TransformedSource transformed(String source) {
        try (SourceTransformer transformer = new SourceTransformer(() -> ENGINE, cache())) {
            return transformer.transform(source, "index.ts", RULES);
        }
    }

    private SourceCache cache() {
        return SourceCache.in(caches, SourceCache.DEFAULT_BYTES);
    }

    private static Engine noEngine() {
        throw new AssertionError("no engine is needed");
    }

    private long files() {
        Path folder = caches.resolve("sources");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
