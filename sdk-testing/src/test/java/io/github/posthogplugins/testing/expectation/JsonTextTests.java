package io.github.posthogplugins.testing.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTextTests {

    private static Object value(String text) {
        return new JsonText("a.json", text).value();
    }

    @Test
    void keeps_order_and_spelling() {
        String text = """
            {
              "b": 1.50,
              "a": [
                1,
                {
                  "x": null
                }
              ],
              "none": {},
              "empty": []
            }
            """;

        assertThat(JsonText.pretty(value(text))).isEqualTo(text);
        assertThat(JsonText.compact(value(text)))
                .isEqualTo("{\"b\":1.50,\"a\":[1,{\"x\":null}],\"none\":{},\"empty\":[]}");
    }

    @Test
    void reads_values_that_follow_each_other() {
        assertThat(new JsonText("a.ndjson", "{}\n[1]\n\nnull 2").values())
                .isEqualTo(Arrays.asList(Map.of(), List.of(1), null, 2));
    }

    @Test
    void reads_files_with_a_byte_order_mark(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "\uFEFF[\"é\"]");

        assertThat(JsonText.ofFile(file).value()).isEqualTo(List.of("é"));
    }

    @Test
    void says_where_a_text_is_broken() {
        assertThatThrownBy(() -> value("{\n  \"a\": 1,\n}"))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("""
                    'a.json' is no valid JSON
                      at a.json:3:1
                      Unexpected character ('}' (code 125)): was expecting double-quote to start field name\
                    """);
        assertThatThrownBy(() -> value("{\"a\": 1, \"a\": 2}")).hasMessage("""
            'a.json' is no valid JSON
              at a.json:1:13
              Duplicate field 'a'\
            """);
    }

    @Test
    void wants_one_value() {
        assertThatThrownBy(() -> value("  ")).hasMessage("'a.json' should hold one JSON value, but is empty.");
        assertThatThrownBy(() -> value("1 2")).hasMessage("'a.json' should hold one JSON value, but holds 2 values.");
    }
}
