package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.internal.js.ColumnMap.Insertion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCacheTests {

    private static final String KEY = "0a".repeat(32);
    private static final String OTHER_KEY = "0b".repeat(32);
    private static final TransformedSource SOURCE = new TransformedSource(
            "const ü = '😀'\n",
            new ColumnMap(List.of(new Insertion(1, 2, 3), new Insertion(4, 5, 6))),
            Set.of("url", "crypto"));

    @TempDir
    Path caches;

    @Test
    void finds_what_another_one_has_kept() {
        cache().keep(KEY, SOURCE);
        assertThat(cache().find(KEY)).hasValue(SOURCE);
        assertThat(cache().find(OTHER_KEY)).isEmpty();
    }

    @Test
    void leaves_no_drafts() {
        cache().keep(KEY, SOURCE);
        cache().keep(KEY, SOURCE);
        assertThat(files()).containsExactly(KEY + ".source");
    }

    @Test
    void takes_a_truncated_file_for_none() throws IOException {
        cache().keep(KEY, SOURCE);
        byte[] whole = Files.readAllBytes(file(KEY));
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(KEY), Arrays.copyOf(whole, length));
            assertThat(cache().find(KEY)).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void takes_a_file_with_any_wrong_byte_for_none() throws IOException {
        cache().keep(KEY, SOURCE);
        byte[] whole = Files.readAllBytes(file(KEY));
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x20;
            Files.write(file(KEY), damaged);
            assertThat(cache().find(KEY)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void takes_the_file_of_another_source_for_none() throws IOException {
        cache().keep(OTHER_KEY, SOURCE);
        Files.move(file(OTHER_KEY), file(KEY));
        assertThat(cache().find(KEY)).isEmpty();
    }

    @Test
    void takes_a_folder_in_the_place_of_a_file_for_none() throws IOException {
        Files.createDirectories(file(KEY).resolve("something"));
        assertThat(cache().find(KEY)).isEmpty();
        cache().keep(KEY, SOURCE);
        assertThat(files()).containsExactly(KEY + ".source");
    }

    @Test
    void replaces_a_damaged_file() throws IOException {
        cache().keep(KEY, SOURCE);
        Files.writeString(file(KEY), "damaged");
        cache().keep(KEY, SOURCE);
        assertThat(cache().find(KEY)).hasValue(SOURCE);
    }

    @Test
    void does_without_a_folder_that_cannot_be_made() throws IOException {
        Files.writeString(caches.resolve("sources"), "a file");
        cache().keep(KEY, SOURCE);
        assertThat(cache().find(KEY)).isEmpty();
        assertThat(caches.resolve("sources")).hasContent("a file");
    }

    @Test
    void keeps_nothing_if_it_is_off() {
        SourceCache.none().keep(KEY, SOURCE);
        assertThat(SourceCache.none().find(KEY)).isEmpty();
    }

    @Test
    void does_not_keep_what_utf_8_cannot_express() {
        cache().keep(KEY, new TransformedSource("'\ud83d'", new ColumnMap(List.of()), Set.of()));
        assertThat(cache().find(KEY)).isEmpty();
    }

    @Test
    void lets_the_oldest_go_when_it_grows_too_large() throws IOException {
        SourceCache cache = SourceCache.in(caches, 10_000);
        for (int i = 0; i < 10; i++) {
            cache.keep(key(i), sourceOf(900));
            Files.setLastModifiedTime(file(key(i)), FileTime.fromMillis(1_000_000 + i));
        }
        assertThat(cache.find(key(0))).as("used, and so the youngest").isPresent();
        cache.keep(key(10), sourceOf(900));

        assertThat(cache.find(key(0))).isPresent();
        assertThat(cache.find(key(1))).isEmpty();
        assertThat(cache.find(key(2))).isEmpty();
        assertThat(cache.find(key(10))).isPresent();
        assertThat(files()).hasSizeBetween(6, 8);
    }

    @Test
    void clears_away_what_interrupted_processes_have_left() throws IOException {
        SourceCache cache = SourceCache.in(caches, 10_000);
        cache.keep(key(0), sourceOf(10));
        Path draft = Files.write(caches.resolve("sources").resolve(key(1) + "123.tmp"), new byte[20_000]);
        Files.setLastModifiedTime(draft, FileTime.fromMillis(1_000_000));
        cache.keep(key(2), sourceOf(10));
        assertThat(files()).containsExactlyInAnyOrder(key(0) + ".source", key(2) + ".source");
    }

    @Test
    void leaves_alone_what_is_not_its_own() throws IOException {
        Path strange = caches.resolve("sources").resolve("diary.txt");
        SourceCache cache = SourceCache.in(caches, 1_000);
        cache.keep(key(0), sourceOf(10));
        Files.write(strange, new byte[5_000]);
        for (int i = 1; i < 5; i++) {
            cache.keep(key(i), sourceOf(900));
        }
        assertThat(strange).exists();
        assertThat(files()).hasSizeLessThan(3);
    }

    @Test
    void serves_many_at_once() {
        List<String> keys =
                IntStream.range(0, 8).mapToObj(SourceCacheTests::key).toList();
        boolean allAsWritten = IntStream.range(0, 400).parallel().allMatch(i -> {
            SourceCache one = cache();
            String key = keys.get(i % keys.size());
            one.keep(key, sourceOf(i % keys.size()));
            return one.find(key).filter(sourceOf(i % keys.size())::equals).isPresent();
        });
        assertThat(allAsWritten).isTrue();
        assertThat(files()).hasSize(keys.size());
    }

    private SourceCache cache() {
        return SourceCache.in(caches, SourceCache.DEFAULT_BYTES);
    }

    private static String key(int number) {
        return "%064x".formatted(number);
    }

    private static TransformedSource sourceOf(int length) {
        return new TransformedSource("x".repeat(length), new ColumnMap(List.of()), Set.of());
    }

    private Path file(String key) {
        return caches.resolve("sources").resolve(key + ".source");
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(caches.resolve("sources"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
