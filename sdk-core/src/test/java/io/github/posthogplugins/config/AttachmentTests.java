package io.github.posthogplugins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTests {

    @Test
    void comes_from_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("schema.json"), "{}");

        assertThat(Attachment.ofFile(file))
                .isEqualTo(new Attachment("application/json", "schema.json", new byte[] {'{', '}'}));
    }

    @Test
    void names_the_file_that_cannot_be_read() {
        assertThatThrownBy(() -> Attachment.ofFile(Path.of("nowhere.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The attachment 'nowhere.json' cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, text/csv",
        "A.TXT, text/plain",
        "KIMLIK.INI, application/octet-stream",
        "x.JSON, application/json",
        "db.mmdb, application/octet-stream",
        "README, application/octet-stream"
    })
    void guesses_the_content_type(String fileName, String contentType) {
        assertThat(Attachment.ofText(fileName, "").contentType()).isEqualTo(contentType);
    }

    @Test
    void does_not_change_with_the_bytes_it_was_made_of_or_gave_away() {
        byte[] bytes = {1};
        Attachment attachment = new Attachment("a/b", "c", bytes);

        bytes[0] = 2;
        attachment.contents()[0] = 3;

        assertThat(attachment.contents()).containsExactly(1);
    }
}
