package io.github.posthogplugins.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.manifest.JsonTree.ScalarTree;
import io.github.posthogplugins.validation.Location;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link JsonTree} from strict JSON. */
final class JsonTreeReader {

    static final int MAX_DEPTH = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final String file;
    private final JsonParser parser;

    private JsonTreeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a text that holds one JSON value.
     *
     * @throws JsonProcessingException if it is anything else; the exception knows the place
     */
    static JsonTree read(String file, String json) throws JsonProcessingException {
        // A reader, not bytes: columns have to count characters.
        try (JsonParser parser = FACTORY.createParser(new StringReader(json))) {
            parser.nextToken();
            JsonTree tree = new JsonTreeReader(file, parser).value("");
            refuseMore(parser);
            return tree;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    private static void refuseMore(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new TrailingContentException(parser);
        }
    }

    private JsonTree value(String pointer) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            default -> new ScalarTree(here(pointer), scalar());
        };
    }

    private ObjectTree object(String pointer) throws IOException {
        Location start = here(pointer);
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            members.add(member(pointer));
        }
        return new ObjectTree(start, members);
    }

    private Member member(String parentPointer) throws IOException {
        String name = parser.currentName();
        String pointer = parentPointer + "/" + escape(name);
        Location location = here(pointer);
        parser.nextToken();
        return new Member(name, location, value(pointer));
    }

    private ArrayTree array(String pointer) throws IOException {
        Location start = here(pointer);
        List<JsonTree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size()));
        }
        return new ArrayTree(start, items);
    }

    private @Nullable Object scalar() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getNumberValue();
        };
    }

    private Location here(String pointer) {
        JsonLocation location = parser.currentTokenLocation();
        return Location.at(file, location.getLineNr(), location.getColumnNr()).withPointer(pointer);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Something stands behind the value. */
    static final class TrailingContentException extends JsonProcessingException {

        private TrailingContentException(JsonParser parser) {
            super("content after the end", parser.currentTokenLocation());
        }
    }
}
