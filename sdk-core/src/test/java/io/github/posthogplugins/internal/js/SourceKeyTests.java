package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceKeyTests {

    private static final Optional<String> KEY = SourceKey.of("transform", rules("url", "crypto"), "source");

    private static SourceRules rules(String... modules) {
        return TransformedPlugin.rules(Set.of(modules));
    }

    @Test
    void is_the_same_for_the_same_input() {
        assertThat(KEY.orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(SourceKey.of("transform", rules("crypto", "url"), "source")).isEqualTo(KEY);
    }

    @Test
    void differs_with_the_source_the_modules_and_the_transform() {
        assertThat(SourceKey.of("transform", rules("url", "crypto"), "source ")).isNotEqualTo(KEY);
        assertThat(SourceKey.of("transform", rules("url"), "source")).isNotEqualTo(KEY);
        assertThat(SourceKey.of("transform", rules("url", "crypto", "zlib"), "source"))
                .isNotEqualTo(KEY);
        assertThat(SourceKey.of("transform", new SourceRules(Set.of("url", "crypto"), true, false, true), "source"))
                .isNotEqualTo(KEY);
        assertThat(SourceKey.of("newer", rules("url", "crypto"), "source")).isNotEqualTo(KEY);
    }

    @Test
    void does_not_mix_up_where_one_part_ends() {
        assertThat(SourceKey.of("", rules("ab", "c"), "")).isNotEqualTo(SourceKey.of("", rules("a", "bc"), ""));
        assertThat(SourceKey.of("", rules("a"), "b")).isNotEqualTo(SourceKey.of("", rules("a", "b"), ""));
    }

    @Test
    void does_not_exist_for_half_characters() {
        assertThat(SourceKey.of("transform", rules(), "'\ud83d'")).isEmpty();
    }

    @Test
    void has_a_fingerprint_of_the_transform_to_stand_on() {
        assertThat(TransformFiles.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(TransformFiles.fingerprint());
    }
}
