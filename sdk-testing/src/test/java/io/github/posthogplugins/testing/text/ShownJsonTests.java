package io.github.posthogplugins.testing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownJsonTests {

    @ParameterizedTest
    @CsvSource({
        "1606383312.494, 1606383312.494",
        "1.0, 1",
        "-0.5, -0.5",
        "100000000000000000000, 100000000000000000000",
        "0.000001, 0.000001",
        "0, 0"
    })
    void writes_numbers_as_javascript_does(double number, String shown) {
        assertThat(ShownJson.of(number)).isEqualTo(shown);
    }

    @Test
    void leaves_exponents_to_numbers_that_need_them() {
        assertThat(ShownJson.of(Arrays.asList(1e21, 1e-7, Double.NaN))).isEqualTo("[1.0E21,1.0E-7,\"NaN\"]");
    }

    @Test
    void shows_what_is_no_json_in_the_words_of_java() {
        assertThat(ShownJson.of(Map.of("a", new Object() {
                    @Override
                    public String toString() {
                        return "something";
                    }
                })))
                .isEqualTo("{a=something}");
    }
}
