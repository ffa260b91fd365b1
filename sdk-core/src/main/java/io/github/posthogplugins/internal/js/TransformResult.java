package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.internal.js.ColumnMap.Insertion;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code transform.js} answers, as JSON: either the code with its flat list of insertions (line, column from 0,
 * length) and imports, or a mistake with its place.
 */
record TransformResult(
        @Nullable String code,
        @Nullable List<Integer> insertions,
        @Nullable Set<String> imports,
        @Nullable String errorName,
        @Nullable String message,
        int line,
        int column) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int NUMBERS_PER_INSERTION = 3;

    static TransformResult decode(String json) {
        try {
            return JSON.readValue(json, TransformResult.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not the result of a transform", e);
        }
    }

    /** Returns the transformed source, or throws what the transform found wrong with the author's source. */
    TransformedSource sourceOrThrow(String file) {
        if (message != null) {
            throw new TransformException(file, String.valueOf(errorName), message, line, column);
        }
        return source();
    }

    TransformedSource source() {
        if (code == null || insertions == null || imports == null) {
            throw new IllegalArgumentException("Neither code nor a mistake");
        }
        return new TransformedSource(code, new ColumnMap(toInsertions(insertions)), imports);
    }

    private static List<Insertion> toInsertions(List<Integer> numbers) {
        List<Insertion> found = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += NUMBERS_PER_INSERTION) {
            found.add(new Insertion(numbers.get(i), numbers.get(i + 1) + 1, numbers.get(i + 2)));
        }
        return found;
    }
}
