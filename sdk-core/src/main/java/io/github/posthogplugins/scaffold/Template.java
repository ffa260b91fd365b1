package io.github.posthogplugins.scaffold;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a new project, in which {@code @key@} stands for a value. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("@([a-zA-Z.]+)@");

    private final Map<String, String> values;

    Template(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
        versions().forEach((key, version) -> this.values.put(key.toString(), version.toString()));
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try {
            versions.load(new StringReader(read("versions.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** Returns a file with the values as they are. */
    String text(String file) {
        return fill(file, UnaryOperator.identity());
    }

    /** Returns a file with the values as parts of JSON strings. */
    String json(String file) {
        return fill(
                file, value -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    /** Returns a file with the values as text of XML elements. */
    String xml(String file) {
        return fill(
                file, value -> value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private String fill(String file, UnaryOperator<String> escape) {
        return PLACE.matcher(read(file))
                .replaceAll(place -> Matcher.quoteReplacement(escape.apply(value(place.group(1)))));
    }

    private String value(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
