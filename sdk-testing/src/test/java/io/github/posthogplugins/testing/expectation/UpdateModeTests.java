package io.github.posthogplugins.testing.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateModeTests {

    private static boolean writes(String update, String ci) {
        Map<String, String> parameters = Map.of(UpdateMode.UPDATE, update, UpdateMode.CI, ci);
        return UpdateMode.of(name -> Optional.ofNullable(parameters.get(name))).writes();
    }

    @Test
    void writes_only_if_asked_to_and_never_on_a_build_server() {
        assertThat(writes("true", "false")).isTrue();
        assertThat(writes("", "false")).isTrue();
        assertThat(writes("false", "false")).isFalse();
        assertThat(writes("true", "true")).isFalse();
        assertThat(writes("true", "1")).isFalse();
    }

    @Test
    void does_not_write_by_default() {
        assertThat(UpdateMode.of(name -> Optional.empty()).writes()).isFalse();
    }

    @Test
    void knows_the_command_that_lets_a_class_be_updated() {
        assertThat(UpdateMode.command(Map.Entry.class)).isEqualTo("mvn test -Dtest='Map$Entry' -Dposthog.update=true");
        assertThat(UpdateMode.command()).isEqualTo("mvn test -Dposthog.update=true");
    }
}
