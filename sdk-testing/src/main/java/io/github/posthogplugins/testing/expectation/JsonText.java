package io.github.posthogplugins.testing.expectation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it stands in files.
 *
 * @param origin how messages call it: a path, or what kind of text it is
 * @param text the text
 */
public record JsonText(String origin, String text) {

    /** Numbers keep their spelling, so that a file that is written again shows no changes that are none. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /**
     * Reads a file in UTF-8, with or without a byte order mark.
     *
     * @throws UncheckedIOException if it can't be read
     */
    public static JsonText ofFile(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new JsonText(spelled(file), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + spelled(file) + "' cannot be read", e);
        }
    }

    /** A path as messages show it, the same on every system. */
    public static String spelled(Path file) {
        return file.toString().replace('\\', '/');
    }

    /**
     * Returns the value, in Java's terms.
     *
     * @throws InvalidJsonException if the text is not exactly one value
     */
    public @Nullable Object value() {
        List<@Nullable Object> values = values();
        if (values.size() != 1) {
            String found = values.isEmpty() ? "is empty" : "holds " + values.size() + " values";
            throw new InvalidJsonException("'" + origin + "' should hold one JSON value, but " + found + ".");
        }
        return values.get(0);
    }

    /**
     * Returns the values that follow each other, such as those of NDJSON lines.
     *
     * @throws InvalidJsonException if something else is between or in them
     */
    public List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                values.add(MAPPER.readValue(parser, Object.class));
            }
            return values;
        } catch (JsonProcessingException e) {
            throw noJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    private InvalidJsonException noJson(JsonProcessingException problem) {
        JsonLocation place = problem.getLocation();
        String where = place == null ? "" : "\n  at " + origin + ":" + place.getLineNr() + ":" + place.getColumnNr();
        String what =
                problem.getOriginalMessage().lines().findFirst().orElse("").strip();
        return new InvalidJsonException("'" + origin + "' is no valid JSON" + where + "\n  " + what);
    }

    /** Writes a value on one line. */
    public static String compact(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value could not be written as JSON", e);
        }
    }

    /** Writes a value as files have it: two spaces of indentation, members in their order, a line feed at the end. */
    public static String pretty(@Nullable Object value) {
        try {
            return PRETTY.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value could not be written as JSON", e);
        }
    }
}
