package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.internal.js.ColumnMap.Insertion;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceMapTests {

    private static final ColumnMap NOTHING = new ColumnMap(List.of());

    private static String mappings(String text, Insertion... insertions) {
        return JsonCodec.read(SourceMap.json("index.ts", text, new ColumnMap(List.of(insertions))))
                .path("mappings")
                .asText();
    }

    @Test
    void holds_what_the_author_wrote() {
        JsonNode map = JsonCodec.read(SourceMap.json("index.ts", "const ü = 1\n", NOTHING));

        assertThat(map.toString())
                .isEqualTo("{\"version\":3,\"sources\":[\"index.ts\"],\"sourcesContent\":[\"const ü = 1\\n\"],"
                        + "\"names\":[],\"mappings\":\"AAAA\"}");
    }

    @Test
    void lines_stay() {
        assertThat(mappings("a\nb\n\nc")).isEqualTo("AAAA;AACA;AACA;AACA");
    }

    @Test
    void columns_behind_what_was_inserted_are_those_before_it() {
        // Columns from 0: what is at 10 to 29 stands for column 10, and 30 for 10 again.
        assertThat(mappings("a\nb", new Insertion(1, 11, 20))).isEqualTo("AAAA,UAAU,oBAAA;AACV");
    }

    @Test
    void columns_add_up_in_a_line() {
        assertThat(mappings("a", new Insertion(1, 1, 2), new Insertion(1, 5, 3)))
                .isEqualTo("AAAA,AAAA,EAAA,EAAE,GAAA");
    }

    @Test
    void is_the_last_line_of_a_script() {
        String comment = SourceMap.comment("index.ts", "a", NOTHING);

        String prefix = "\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,";
        assertThat(comment).startsWith(prefix);
        assertThat(new String(Base64.getDecoder().decode(comment.substring(prefix.length())), StandardCharsets.UTF_8))
                .isEqualTo(SourceMap.json("index.ts", "a", NOTHING));
    }
}
