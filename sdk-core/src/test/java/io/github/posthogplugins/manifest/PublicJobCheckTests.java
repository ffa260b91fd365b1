package io.github.posthogplugins.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.manifest.PublicJob.PayloadField;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** schedule-and-jobs.md §2, "Public (UI-triggered) jobs". */
class PublicJobCheckTests {

    private static final PayloadField REQUIRED =
            new PayloadField(Optional.of("string"), Optional.empty(), true, Optional.empty(), false);
    private static final PayloadField FOR_STAFF =
            new PayloadField(Optional.of("number"), Optional.empty(), false, Optional.of(1), true);
    private static final Map<String, PublicJob> JOBS =
            Map.of("sync", new PublicJob(Map.of("since", REQUIRED)), "size", new PublicJob(Map.of("n", FOR_STAFF)));

    private static List<String> problems(String name, Map<String, ?> payload) {
        return PublicJobCheck.problems(JOBS, name, payload, false);
    }

    @Test
    void a_job_has_to_be_named() {
        assertThat(problems("", Map.of())).containsExactly("The job type must be specified!");
    }

    @Test
    void there_have_to_be_public_jobs() {
        assertThat(PublicJobCheck.problems(Map.of(), "sync", Map.of(), false))
                .containsExactly("Plugin has no public jobs");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"other, 'other'", "it's, \"it's\"", "a\\b, 'a\\\\b'", "say \"it's\", 'say \"it\\'s\"'"})
    void an_unknown_job_is_written_as_python_does(String name, String repr) {
        assertThat(problems(name, Map.of())).containsExactly("Unknown plugin job: " + repr);
    }

    @Test
    void a_required_field_may_be_null_but_not_missing() {
        assertThat(problems("sync", Collections.singletonMap("since", null))).isEmpty();
        assertThat(problems("sync", Map.of())).containsExactly("Missing required job field: since");
    }

    @Test
    void only_staff_may_change_what_is_theirs() {
        assertThat(problems("size", Map.of("n", 2))).containsExactly("Field is only settable for admins: n");
        assertThat(PublicJobCheck.problems(JOBS, "size", Map.of("n", 2), true)).isEmpty();
        assertThat(problems("size", Map.of())).isEmpty();
    }

    @Test
    void the_default_is_what_python_takes_for_it() {
        assertThat(problems("size", Map.of("n", 1.0))).isEmpty();
        assertThat(problems("size", Map.of("n", true))).isEmpty();
        assertThat(problems("size", Map.of("n", "1"))).hasSize(1);
    }

    @Test
    void fields_that_the_job_does_not_have_are_refused() {
        assertThat(problems("sync", Map.of("since", 1, "until", 2))).containsExactly("Unknown field for job: until");
    }

    @Test
    void lists_and_objects_are_equal_if_what_is_in_them_is() {
        assertThat(PythonValues.areEqual(List.of(1, Map.of("a", true)), List.of(1.0, Map.of("a", 1))))
                .isTrue();
        assertThat(PythonValues.areEqual(List.of(1), List.of(1, 2))).isFalse();
        assertThat(PythonValues.areEqual(Map.of("a", 1), Map.of("b", 1))).isFalse();
    }
}
