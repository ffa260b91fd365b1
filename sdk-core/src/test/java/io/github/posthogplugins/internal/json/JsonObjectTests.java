package io.github.posthogplugins.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTests {

    private static final String EVENT = "{\"event\": \"a\\u00e9\\n\", \"n\" : [1, -0.5e+3, true, null],\n"
            + " \"properties\": {\"$ip\":\"1.2.3.4\", \"deep\": {\"x\": [{}, []]}, \"é😀\": false}, \"last\": 12}";

    private static JsonObject object(String json) {
        return JsonObject.readTrusted(json);
    }

    // ---- reading ----

    @Test
    void finds_members_with_their_text() {
        JsonObject event = object(EVENT);

        assertThat(event.member("event").scalar()).isEqualTo("aé\n");
        assertThat(event.member("n").valueText()).isEqualTo("[1, -0.5e+3, true, null]");
        assertThat(event.member("last").scalar()).isEqualTo(12);
        assertThat(event.member("properties").object().member("é😀").scalar()).isEqualTo(false);
        assertThat(event.member("missing")).isNull();
        assertThat(event.depth()).isEqualTo(5);
        assertThat(event).hasToString(EVENT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "1, 1, true",
                "-1, -1, true",
                "1.5, 1.5, true",
                "0.25, 0.25, true",
                "0, 0, true",
                "123456789012345, 1.23456789012345E14, true",
                "1.0, 1.0, false",
                "1e2, 100.0, false",
                "1E400, Infinity, false",
                "-0, -0.0, false",
                "9007199254740993, 9.007199254740992E15, false",
                "1.10, 1.1, false",
                "0.0001, 1.0E-4, false",
                "123456.7, 123456.7, true"
            })
    void reads_numbers_as_javascript_does_and_knows_its_spelling(String spelling, String value, boolean isItsSpelling) {
        JsonObject object = object("{\"n\":" + spelling + "}");

        assertThat(object.member("n").scalar()).hasToString(value);
        assertThat(object.hasNumbersOfJavaScript()).isEqualTo(isItsSpelling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"10\":1}",
                "{\"a\":{\"b\":[{\"0\":1}]}}",
                "{\"__proto__\":1}",
                "{\"then\":1}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"\\u0061\":1,\"a\":2}"
            })
    void knows_what_would_pass_differently_through_javascript(String json) {
        assertThat(object(json).isRegular()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"01\":1}", "{\"1a\":1}", "{\"4294967295\":1}", "{\"-1\":1}", "{\"1.5\":1}", "{\"\":1}"})
    void other_names_are_regular(String json) {
        assertThat(object(json).isRegular()).isTrue();
    }

    @Test
    void names_may_hold_lone_surrogates() {
        JsonObject object = object("{\"\\ud83d\":1,\"raw\ud83d\":2}");

        assertThat(object.member("\ud83d").scalar()).isEqualTo(1);
        assertThat(object.member("raw\ud83d").scalar()).isEqualTo(2);
        assertThat(object).hasToString("{\"\\ud83d\":1,\"raw\\ud83d\":2}");
    }

    @Test
    void names_that_differ_in_one_byte_are_told_apart() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 3_000; i++) {
            json.append("\"$property_")
                    .append(i)
                    .append("_of_the_page\":")
                    .append(i)
                    .append(',');
        }
        JsonObject object = object(json.append("\"x\":0}").toString());

        for (int i = 0; i < 3_000; i++) {
            assertThat(object.member("$property_" + i + "_of_the_page").scalar())
                    .isEqualTo(i);
        }
    }

    @Test
    void refuses_what_is_nested_too_deeply() {
        byte[] json = "{\"a\":[[1]]}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonObject.read(json, 3).depth()).isEqualTo(3);
        assertThatThrownBy(() -> JsonObject.read(json, 2)).isInstanceOf(JsonSyntaxException.class);
    }

    /** Texts one byte away from valid ones, and cut off ones. */
    @Test
    void accepts_what_jackson_accepts_and_nothing_else() throws IOException {
        Random random = new Random(20_221_122);
        byte[] valid = EVENT.getBytes(StandardCharsets.UTF_8);
        byte[] alphabet = "{}[]\",:\\u0019-+.eEtrfalsn \n".getBytes(StandardCharsets.US_ASCII);
        int accepted = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] text = java.util.Arrays.copyOf(
                    valid, random.nextInt(8) == 0 ? random.nextInt(valid.length) : valid.length);
            for (int change = random.nextInt(3); change >= 0 && text.length > 0; change--) {
                text[random.nextInt(text.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            String json = new String(text, StandardCharsets.UTF_8);
            boolean isObject = isObject(json);
            accepted += isObject ? 1 : 0;
            assertThat(isAccepted(json)).as(json).isEqualTo(isObject);
        }
        assertThat(accepted).isBetween(1_000, 29_000);
    }

    private static boolean isAccepted(String json) {
        try {
            return object(json).toString() != null;
        } catch (JsonSyntaxException refused) {
            return false;
        }
    }

    private static boolean isObject(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return isObject && parser.nextToken() == null;
        } catch (com.fasterxml.jackson.core.JsonProcessingException refused) {
            return false;
        }
    }

    // ---- changing ----

    @Test
    void changes_keep_the_place_of_members_and_the_text_of_the_others() {
        JsonObject object = object("{\"a\": 1.0,  \"b\":2, \"c\":3}");

        assertThat(object.with(object("{\"b\":\"x\",\"d\":4}"), Set.of()))
                .hasToString("{\"a\": 1.0,\"b\":\"x\",\"c\":3,\"d\":4}");
        assertThat(object.with(object("{\"a\":0}"), Set.of("a", "c"))).hasToString("{\"b\":2,\"a\":0}");
        assertThat(object.with(JsonObject.empty(), Set.of("a", "b", "c"))).hasToString("{}");
        assertThat(object).hasToString("{\"a\": 1.0,  \"b\":2, \"c\":3}");
    }

    @Test
    void array_indexes_come_first_as_in_javascript() {
        assertThat(object("{\"b\":1}").with(object("{\"10\":2,\"9\":3,\"c\":4}"), Set.of()))
                .hasToString("{\"9\":3,\"10\":2,\"b\":1,\"c\":4}");
    }

    @Test
    void changes_inside_are_written_in_place() {
        JsonObject event = object("{\"a\":1,\"properties\":{\"x\":1},\"z\":2}");

        assertThat(event.withIn("properties", object("{\"y\":2}")))
                .hasToString("{\"a\":1,\"properties\":{\"x\":1,\"y\":2},\"z\":2}");
        assertThat(event.withIn("other", object("{\"y\":2}")))
                .hasToString("{\"a\":1,\"properties\":{\"x\":1},\"z\":2,\"other\":{\"y\":2}}");
    }

    @Test
    void finds_members_of_what_was_changed_before() {
        JsonObject object = object("{\"a\":1,\"b\":2}");
        JsonObject changed = object;
        for (int i = 0; i < 100; i++) {
            changed = changed.with(object("{\"a\":" + i + ",\"n" + i + "\":" + i + "}"), Set.of());
        }

        assertThat(changed.member("a").scalar()).isEqualTo(99);
        assertThat(changed.member("b").scalar()).isEqualTo(2);
        for (int i = 0; i < 100; i++) {
            assertThat(changed.member("n" + i).scalar()).isEqualTo(i);
        }
        assertThat(changed.member("n100")).isNull();
        assertThat(object.member("n0")).isNull();
        assertThat(changed.with("b", object("{\"x\":3}")).member("b").valueText())
                .isEqualTo("{\"x\":3}");
        assertThat(changed.with("c", object("{\"x\":4}")).member("c").valueText())
                .isEqualTo("{\"x\":4}");
        assertThat(changed.with(JsonObject.empty(), Set.of("n0")).member("n1").scalar())
                .isEqualTo(1);
    }

    @Test
    void changed_objects_can_be_changed_again() {
        JsonObject once = object("{\"a\":1,\"b\":2}").with(object("{\"c\":3}"), Set.of("a"));

        assertThat(once.with(object("{\"c\":4,\"a\":5}"), Set.of("b"))).hasToString("{\"c\":4,\"a\":5}");
        assertThat(once.member("c").scalar()).isEqualTo(3);
    }
}
