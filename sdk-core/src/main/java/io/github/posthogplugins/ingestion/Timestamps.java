package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When an event happened: corrected for the client's clock (event.md §4). */
final class Timestamps {

    private static final Duration FUTURE = Duration.ofHours(23);
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PluginEvent event;
    private final Instant machineNow;
    private final Instant now;
    private final Consumer<IngestionWarning> warnings;

    /**
     * @param machineNow this moment, which stands in for a time that can't be read
     * @param warnings where to tell of what could not be taken as it is
     */
    Timestamps(PluginEvent event, Instant machineNow, Consumer<IngestionWarning> warnings) {
        this.event = event;
        this.machineNow = machineNow;
        this.warnings = warnings;
        Instant parsed = ParsedDate.ofIso(event.field("now")).instant();
        this.now = parsed == null ? machineNow : parsed;
    }

    static String iso(Instant instant) {
        return ISO_MILLIS.format(instant);
    }

    Instant of(ServerProfile profile) {
        Object timestamp = event.field("timestamp");
        Instant sentAt = sentAt();
        if (!JsValues.isTruthy(timestamp)) {
            return notInFuture(offset(now), profile);
        }
        ParsedDate parsed = ParsedDate.ofTimestamp(timestamp);
        if (!parsed.isValid()) {
            warnOfInvalid("timestamp", timestamp, parsed);
            return machineNow;
        }
        if (sentAt == null) {
            // As the server does, this skips both the offset and the look into the future.
            return parsed.require();
        }
        Instant corrected = now.plus(Duration.between(sentAt, parsed.require()));
        return notInFuture(profile.offsetsTimestamps() ? offset(corrected) : corrected, profile);
    }

    private @Nullable Instant sentAt() {
        Object sentAt = event.field("sent_at");
        if (!JsValues.isTruthy(sentAt)) {
            return null;
        }
        ParsedDate parsed = ParsedDate.ofIso(sentAt);
        if (!parsed.isValid()) {
            warnOfInvalid("sent_at", sentAt, parsed);
        }
        return parsed.instant();
    }

    private void warnOfInvalid(String field, @Nullable Object value, ParsedDate parsed) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("eventUuid", orEmpty("uuid"));
        details.put("field", field);
        details.put("value", value);
        details.put("reason", parsed.problem());
        warnings.accept(new IngestionWarning("ignored_invalid_timestamp", details));
    }

    private Instant offset(Instant otherwise) {
        OptionalLong offset = milliseconds(event.field("offset"));
        return offset.isPresent() && offset.getAsLong() != 0 ? now.minusMillis(offset.getAsLong()) : otherwise;
    }

    /** Returns what the server takes for a number of milliseconds. */
    static OptionalLong milliseconds(@Nullable Object offset) {
        if (offset instanceof Number number) {
            return OptionalLong.of(number.longValue());
        }
        try {
            return offset instanceof String text && !text.isEmpty()
                    ? OptionalLong.of((long) Double.parseDouble(text))
                    : OptionalLong.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    private Instant notInFuture(Instant timestamp, ServerProfile profile) {
        if (!profile.correctsFutureTimestamps() || !timestamp.isAfter(now.plus(FUTURE))) {
            return timestamp;
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("timestamp", orEmpty("timestamp"));
        details.put("sentAt", orEmpty("sent_at"));
        details.put("offset", orEmpty("offset"));
        details.put("now", event.field("now"));
        details.put("result", iso(timestamp));
        details.put("eventUuid", event.field("uuid"));
        details.put("eventName", event.field("event"));
        warnings.accept(new IngestionWarning("event_timestamp_in_future", details));
        return now;
    }

    private Object orEmpty(String field) {
        Object value = event.field(field);
        return value == null ? "" : value;
    }
}
