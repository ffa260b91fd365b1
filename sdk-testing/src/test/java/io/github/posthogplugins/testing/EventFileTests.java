package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that were captured somewhere. */
class EventFileTests {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("events.json"), text);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> TestEvents.allFromJson(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.replace("FILE", file.toString()));
    }

    @Test
    void holds_one_event_with_the_spelling_of_its_numbers() throws IOException {
        PluginEvent event = TestEvents.fromJson(file("\n  {\"event\": \"a\", \"properties\": {\"n\": 1.0}}\n"));

        assertThat(event.toJson()).isEqualTo("{\"event\": \"a\", \"properties\": {\"n\": 1.0}}");
    }

    @Test
    void holds_an_array() throws IOException {
        assertThat(TestEvents.allFromJson(file("[{\"event\": \"a\"},\n {\"event\": \"ü\"}]")))
                .extracting(PluginEvent::name)
                .containsExactly("a", "ü");
    }

    @Test
    void holds_one_event_on_each_line() throws IOException {
        assertThat(TestEvents.allFromJson(file("{\"event\": \"a\"}\r\n\r\n{\"event\": \"b\"}\r\n")))
                .extracting(PluginEvent::name)
                .containsExactly("a", "b");
    }

    @Test
    void may_begin_with_a_byte_order_mark() throws IOException {
        assertThat(TestEvents.fromJson(file("\uFEFF{\"event\": \"a\"}"))).hasName("a");
    }

    @Test
    void is_read_from_a_text_as_well() {
        assertThat(TestEvents.fromJson("{\"event\": \"a\"}")).hasName("a");
        assertThat(TestEvents.allFromJson("[{\"event\": \"a\"}, {\"event\": \"b\"}]"))
                .hasSize(2);
        assertThatThrownBy(() -> TestEvents.fromJson("{\"event\": }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                    The text holds what is no event:
                      1:11  Unexpected character ('}' (code 125)): expected a value
                    Write one event, an array of events, or one event on each line.\
                    """);
    }

    @Test
    void says_everything_that_is_wrong() throws IOException {
        assertRefused(file("""
                [
                    {"event": "a"},
                    42,
                    "a text that is rather long, and therefore not quoted to its end",
                    [{"event": "b"}],
                    {"event": "c" "d"}
                ]
                """), """
                The file 'FILE' holds what is no event:
                  FILE:3:5  42 is no JSON object
                  FILE:4:5  "a text that is rather long, and therefo… is no JSON object
                  FILE:5:5  [{"event": "b"}] is no JSON object
                  FILE:6:19  Unexpected character ('"' (code 34)): was expecting comma to separate Object entries
                Write one event, an array of events, or one event on each line.\
                """);
    }

    @Test
    void says_where_it_ends_too_early() throws IOException {
        assertRefused(file("{\"event\": \"a\",\n \"properties\": {"), """
                The file 'FILE' holds what is no event:
                  FILE:2:17  Unexpected end-of-input: expected close marker for Object
                Write one event, an array of events, or one event on each line.\
                """);
    }

    @Test
    void holds_something() throws IOException {
        assertRefused(file(" \n"), """
                The file 'FILE' holds no event.
                Write one event, an array of events, or one event on each line.\
                """);
        assertRefused(file("[]"), """
                The file 'FILE' holds no event.
                Write one event, an array of events, or one event on each line.\
                """);
    }

    @Test
    void holds_no_more_than_was_asked_for() throws IOException {
        Path two = file("{\"event\": \"a\"}\n{\"event\": \"b\"}");

        assertThatThrownBy(() -> TestEvents.fromJson(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The file '" + two + "' holds 2 events, but one was asked for.\n"
                        + "Use TestEvents.allFromJson(…), or keep one of them.");
    }

    @Test
    void is_utf_8() throws IOException {
        Path latin =
                Files.write(folder.resolve("latin.json"), "{\"event\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(latin, "The file 'FILE' is not UTF-8 text.\nSave it with the encoding UTF-8.");
    }

    @Test
    void is_there() {
        assertThatThrownBy(() -> TestEvents.fromJson(Path.of("src/test/events/missing.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "There is no file 'src/test/events/missing.json'.\nRelative paths start at the working directory, "
                                + Path.of("").toAbsolutePath() + ".");
    }
}
