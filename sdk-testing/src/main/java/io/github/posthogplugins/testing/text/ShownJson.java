package io.github.posthogplugins.testing.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as messages show them: JSON on one line, with numbers as JavaScript writes them. */
public final class ShownJson {

    /** Where JavaScript goes over to exponents. */
    private static final double SMALLEST_PLAIN = 1e-6;

    private static final double SMALLEST_EXPONENT = 1e21;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Double.class, new Numbers()))
            .build();

    private ShownJson() {}

    /** Returns the value as JSON; in Java's words if it has no form in JSON. */
    public static String of(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException noJson) {
            return String.valueOf(value);
        }
    }

    private static final class Numbers extends JsonSerializer<Double> {

        @Override
        public void serialize(Double number, JsonGenerator out, SerializerProvider provider) throws IOException {
            double size = Math.abs(number);
            if (size == 0 || size >= SMALLEST_PLAIN && size < SMALLEST_EXPONENT) {
                out.writeNumber(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
            } else {
                out.writeNumber(number);
            }
        }
    }
}
