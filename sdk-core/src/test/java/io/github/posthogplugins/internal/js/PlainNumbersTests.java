package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumbersTests {

    private static final int MANY = 20_000;

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest
    @ValueSource(doubles = {1.78, -0.5, 0.001, 9999999.25, 1669017600123.0, -3000000000.0, 123456.789012345})
    void ordinary_numbers_can_be_spelled(double number) {
        assertThat(PlainNumbers.canSpell(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 1e21, 1e-7, 0.1 + 0.2, 1e7 + 0.5, 2e-3 / 3})
    void others_are_left_to_javascript(double number) {
        assertThat(PlainNumbers.canSpell(number)).isFalse();
    }

    @Test
    void they_are_spelled_as_javascript_spells_them() {
        try (Context context = JsEngine.newContext()) {
            Value stringify = context.eval("js", "(number) => JSON.stringify(number)");
            assertThat(numbers().filter(PlainNumbers::canSpell).limit(MANY).boxed())
                    .hasSize(MANY)
                    .allSatisfy(number -> assertThat(PlainNumbers.spell(number))
                            .isEqualTo(stringify.execute(number).asString()));
        }
    }

    /** Of all sizes, with few digits and with as many as there can be. */
    private DoubleStream numbers() {
        return DoubleStream.generate(() -> {
            double size = Math.pow(10, random.nextInt(-5, 18));
            double number = random.nextDouble(-size, size);
            double unit = Math.pow(10, random.nextInt(0, 17));
            return random.nextBoolean() ? Math.round(number * unit) / unit : number;
        });
    }
}
