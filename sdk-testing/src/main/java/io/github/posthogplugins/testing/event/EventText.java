package io.github.posthogplugins.testing.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.expectation.InvalidJsonException;
import io.github.posthogplugins.testing.expectation.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON with events in it: one, an array, or one after the other.
 *
 * <p>What PostHog's API, its SQL editor and ClickHouse export will do, and a batch as PostHog's libraries send it. Events as
 * PostHog stores them become what plugins were given before.
 */
public final class EventText {

    private static final int LONGEST_QUOTE = 40;
    private static final String ADVICE = "Write one event, an array of events, or one event on each line.";
    private static final JsonFactory JSON = new JsonFactory();

    private final @Nullable String file;
    private final String text;
    private final List<PluginEvent> events = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private boolean list;

    /**
     * Reads what is in a text.
     *
     * @param file what the file is called that holds it, if one does
     */
    public EventText(@Nullable String file, String text) {
        this.file = file;
        this.text = text;
        read();
    }

    /**
     * Returns the one event.
     *
     * @throws IllegalArgumentException if there is none, or another one, or anything else
     */
    public PluginEvent one() {
        if (all().size() > 1) {
            throw new IllegalArgumentException(subject() + " holds " + events.size()
                    + " events, but one was asked for.\n" + "Use TestEvents.allFromJson(…), or keep one of them.");
        }
        return events.get(0);
    }

    /**
     * Returns all events.
     *
     * @throws IllegalArgumentException if there are none, or there is anything else; says everything at once
     */
    public List<PluginEvent> all() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    subject() + " holds what is no event:\n  " + String.join("\n  ", problems) + "\n" + ADVICE);
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException(subject() + " holds no event.\n" + ADVICE);
        }
        return List.copyOf(events);
    }

    /** Tells whether there could be several. */
    public boolean isList() {
        return list || events.size() > 1;
    }

    private String subject() {
        return file == null ? "The text" : "The file '" + file + "'";
    }

    private void read() {
        // A reader, not bytes: columns and offsets have to count characters.
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            while (parser.nextToken() != null) {
                readValue(parser);
            }
        } catch (JsonProcessingException e) {
            problem(e.getLocation(), firstLine(e));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    private void readValue(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            readEvent(parser);
            return;
        }
        list = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            readEvent(parser);
        }
    }

    private void readEvent(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        JsonLocation start = parser.currentTokenLocation();
        parser.skipChildren();
        parser.finishToken();
        String json = text.substring(
                (int) start.getCharOffset(), (int) parser.currentLocation().getCharOffset());
        if (token == JsonToken.START_OBJECT) {
            add(start, json);
        } else {
            problem(start, quoted(json) + " is no JSON object");
        }
    }

    /** From its own text: an event that merely passes keeps the spelling of its numbers. */
    private void add(JsonLocation start, String json) {
        try {
            PluginEvent object = PluginEvent.fromJson(json);
            Wrapper.contents(object.fields())
                    .ifPresentOrElse(
                            contents -> addAll(start, contents), () -> events.add(StoredEvent.restored(object)));
        } catch (InvalidEventException | InvalidJsonException e) {
            problem(start, String.valueOf(e.getMessage()));
        }
    }

    private void addAll(JsonLocation start, List<?> contents) {
        list = true;
        for (Object value : contents) {
            if (value instanceof Map<?, ?> fields) {
                events.add(StoredEvent.restored(fields));
            } else {
                problem(
                        start,
                        "among others there is " + quoted(JsonText.compact(value)) + ", which is no JSON object");
            }
        }
    }

    private void problem(JsonLocation place, String what) {
        String at = place.getLineNr() + ":" + place.getColumnNr();
        problems.add((file == null ? at : file + ":" + at) + "  " + what);
    }

    private static String quoted(String json) {
        return json.length() > LONGEST_QUOTE ? json.substring(0, LONGEST_QUOTE) + "…" : json;
    }

    /** Without the parser's own idea of where the text comes from. */
    private static String firstLine(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.lines().findFirst().orElse(message).replaceFirst(" \\(start marker at .*", "");
    }
}
