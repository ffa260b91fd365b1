package io.github.posthogplugins.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome.NoEvent;
import io.github.posthogplugins.plugin.EventOutcome.Rejected;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;

/** What can be wrong with a line, in words. */
final class LineProblems {

    private static final int LONGEST_QUOTE = 60;
    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final int longest;

    /**
     * @param file what the input is called
     * @param longest the most bytes that a line may have
     */
    LineProblems(String file, int longest) {
        this.file = file;
        this.longest = longest;
    }

    Problem cutOff(Line line) {
        return Problem.error(
                "replay.gzip-broken",
                location(line),
                "The gzip data is damaged or ends early; nothing can be read from here on",
                "Compress or download the file again.");
    }

    Problem tooLong(Line line) {
        return Problem.error(
                "replay.line-too-long",
                location(line),
                "The line has more than " + longest + " bytes",
                "Put one event on each line, or allow longer lines.");
    }

    Problem notUtf8(Line line, int index) {
        String before = new String(line.bytes(), 0, index, StandardCharsets.UTF_8);
        return Problem.error(
                "replay.not-utf8",
                location(line, before.codePointCount(0, before.length()) + 1),
                String.format("Byte 0x%02X is not UTF-8 here", line.bytes()[index]),
                isUtf16(line) ? "The file looks like UTF-16: convert it to UTF-8." : "Convert the file to UTF-8.");
    }

    private static boolean isUtf16(Line line) {
        byte[] bytes = line.bytes();
        return line.number() == 1 && bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE;
    }

    /** Says what keeps a line from being an event, by reading it once more. */
    Problem noEvent(Line line, InvalidEventException refusal) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return notAnObject(line, text.strip());
            }
            parser.skipChildren();
            parser.nextToken();
            return refused(line, refusal);
        } catch (JsonProcessingException e) {
            return notJson(line, e);
        } catch (IOException e) {
            return refused(line, refusal);
        }
    }

    private Problem notAnObject(Line line, String text) {
        return Problem.error(
                "replay.not-an-object",
                location(line),
                "The line is no JSON object but " + quoted(text),
                text.startsWith("[")
                        ? "Write the events one to a line, without brackets around them and commas between them."
                        : "Write one event, a JSON object, on each line.");
    }

    private Problem notJson(Line line, JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return Problem.error(
                "replay.not-json",
                place == null ? location(line) : location(line, place.getColumnNr()),
                "The line is not JSON: "
                        + e.getOriginalMessage()
                                .lines()
                                .findFirst()
                                .orElse("")
                                .replaceFirst(" \\(start marker at .*", ""),
                "Write one event, a JSON object, on each line.");
    }

    private Problem refused(Line line, InvalidEventException refusal) {
        return Problem.error("replay.no-event", location(line), String.valueOf(refusal.getMessage()), "");
    }

    Problem rejected(Line line, Rejected rejected) {
        return Problem.error(
                "replay.rejected",
                location(line),
                "The event was rejected: " + rejected.error(),
                rejected.error().location().map(place -> "See " + place + ".").orElse(""));
    }

    Problem replaced(Line line, NoEvent value) {
        return Problem.error(
                "replay.no-event-returned",
                location(line),
                "Plugin '" + value.plugin() + "' returned " + quoted(value.json()) + " instead of an event",
                "Return the event, or nothing to drop it.");
    }

    Problem pluginFailed(Line line, ChainStep step) {
        return Problem.warning(
                "replay.plugin-failed",
                location(line),
                "Plugin '" + step.plugin() + "' failed: " + step.error(),
                Objects.requireNonNull(step.error())
                        .location()
                        .map(place -> "See " + place + ".")
                        .orElse(""));
    }

    private Location location(Line line) {
        return new Location(file, OptionalInt.of(editorLine(line)), OptionalInt.empty(), null);
    }

    private Location location(Line line, int column) {
        return Location.at(file, editorLine(line), column);
    }

    private static int editorLine(Line line) {
        return (int) Math.min(Integer.MAX_VALUE, line.number());
    }

    private static String quoted(String text) {
        return "'" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text) + "'";
    }
}
