package io.github.posthogplugins.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageFolderTests {

    @TempDir
    private Path path;

    private CoverageFolder folder() {
        return new CoverageFolder(path);
    }

    @Test
    void merges_what_several_processes_have_measured() {
        folder().keep("run", "1", List.of(MeasuredSources.events(2, 0)));
        folder().keep("run", "2", List.of(MeasuredSources.events(0, 3)));

        assertThat(folder().measured().get(0).counts().statements()).containsExactly(5L, 3L, 2L, 2L, -1L);
        assertThat(folder().measured().get(0).counts().values()).containsExactly(new SourceCounts.ValueCount(3, 2, 2));
    }

    @Test
    void keeps_the_last_word_of_a_process() {
        folder().keep("run", "1", List.of(MeasuredSources.events(2, 0)));
        folder().keep("run", "1", List.of(MeasuredSources.events(4, 0)));

        assertThat(folder().measured()).containsExactly(MeasuredSources.events(4, 0));
    }

    @Test
    void forgets_earlier_runs() {
        folder().keep("monday", "1", List.of(MeasuredSources.events(0, 1)));
        folder().keep("tuesday", "2", List.of(MeasuredSources.events(2, 0)));

        folder().forgetAllBut("tuesday");

        assertThat(folder().measured()).containsExactly(MeasuredSources.events(2, 0));
    }

    @Test
    void does_not_mix_a_source_with_an_older_version_of_it() {
        MeasuredSource today = MeasuredSources.events(2, 0);
        folder().keep("run", "1", List.of(today));
        folder().keep("run", "2", List.of(new MeasuredSource(today.file(), "older", today.outline(), today.counts())));

        assertThat(folder().measured()).hasSize(2).contains(today);
    }

    @Test
    void holds_nothing_once_it_has_been_reported() {
        folder().keep("run", "1", List.of(MeasuredSources.events(2, 0)));

        folder().forgetAll();

        assertThat(folder().measured()).isEmpty();
    }

    @Test
    void takes_damaged_files_for_empty_ones() throws IOException {
        folder().keep("run", "1", List.of(MeasuredSources.events(2, 0)));
        Files.writeString(path.resolve("data/2.json"), "{\"run\":");
        Files.writeString(path.resolve("data/3.json"), "{\"run\":\"run\",\"entries\":[{\"surprise\":1}]}");

        assertThat(folder().measured()).containsExactly(MeasuredSources.events(2, 0));
    }
}
