package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceKeyTests {

    private static final Optional<String> KEY = SourceKey.of("transform", Set.of("url", "crypto"), "source");

    @Test
    void is_the_same_for_the_same_input() {
        assertThat(KEY.orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(SourceKey.of("transform", Set.of("crypto", "url"), "source")).isEqualTo(KEY);
    }

    @Test
    void differs_with_the_source_the_modules_and_the_transform() {
        assertThat(SourceKey.of("transform", Set.of("url", "crypto"), "source "))
                .isNotEqualTo(KEY);
        assertThat(SourceKey.of("transform", Set.of("url"), "source")).isNotEqualTo(KEY);
        assertThat(SourceKey.of("transform", Set.of("url", "crypto", "zlib"), "source"))
                .isNotEqualTo(KEY);
        assertThat(SourceKey.of("newer", Set.of("url", "crypto"), "source")).isNotEqualTo(KEY);
    }

    @Test
    void does_not_mix_up_where_one_part_ends() {
        assertThat(SourceKey.of("", Set.of("ab", "c"), "")).isNotEqualTo(SourceKey.of("", Set.of("a", "bc"), ""));
        assertThat(SourceKey.of("", Set.of("a"), "b")).isNotEqualTo(SourceKey.of("", Set.of("a", "b"), ""));
    }

    @Test
    void does_not_exist_for_half_characters() {
        assertThat(SourceKey.of("transform", Set.of(), "'\ud83d'")).isEmpty();
    }

    @Test
    void has_a_fingerprint_of_the_transform_to_stand_on() {
        assertThat(TransformFiles.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(TransformFiles.fingerprint());
    }
}
