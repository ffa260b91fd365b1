package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When an event happened: corrected for the client's clock (event.md §4). */
final class Timestamps {

    private static final Duration FUTURE = Duration.ofHours(23);
    private static final double FARTHEST = 8.64e15;
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, ?> event;
    private final Instant machineNow;
    private final Instant now;
    private final Consumer<IngestionWarning> warnings;

    /**
     * @param machineNow this moment, which stands in for a time that can't be read
     * @param warnings where to tell of what could not be taken as it is
     */
    Timestamps(Map<String, ?> event, Instant machineNow, Consumer<IngestionWarning> warnings) {
        this.event = event;
        this.machineNow = machineNow;
        this.warnings = warnings;
        Instant parsed = ParsedDate.ofIso(event.get("now")).instant();
        this.now = parsed == null ? machineNow : parsed;
    }

    static String iso(Instant instant) {
        return ISO_MILLIS.format(instant);
    }

    Instant of(ServerProfile profile) {
        Object timestamp = event.get("timestamp");
        Instant sentAt = sentAt();
        if (!JsValues.isTruthy(timestamp)) {
            return checked(offset(now), profile);
        }
        ParsedDate parsed = ParsedDate.ofTimestamp(timestamp);
        if (!parsed.isValid()) {
            warnOfInvalid("timestamp", timestamp, parsed.problem());
            return machineNow;
        }
        if (sentAt == null) {
            // As the server does, this skips both the offset and the look into the future.
            return parsed.require();
        }
        Instant corrected = now.plus(Duration.between(sentAt, parsed.require()));
        return checked(profile.offsetsTimestamps() ? offset(corrected) : corrected, profile);
    }

    private @Nullable Instant sentAt() {
        Object sentAt = event.get("sent_at");
        if (!JsValues.isTruthy(sentAt)) {
            return null;
        }
        ParsedDate parsed = ParsedDate.ofIso(sentAt);
        if (!parsed.isValid()) {
            warnOfInvalid("sent_at", sentAt, parsed.problem());
        }
        return parsed.instant();
    }

    private void warnOfInvalid(String field, @Nullable Object value, @Nullable String reason) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("eventUuid", orEmpty("uuid"));
        details.put("field", field);
        details.put("value", value);
        details.put("reason", reason);
        warnings.accept(new IngestionWarning("ignored_invalid_timestamp", details));
    }

    private @Nullable Instant offset(Instant otherwise) {
        OptionalDouble offset = milliseconds(event.get("offset"));
        return offset.isPresent() && offset.getAsDouble() != 0 ? minus(offset.getAsDouble()) : otherwise;
    }

    /** JavaScript's dates end some 270,000 years from now. */
    private @Nullable Instant minus(double milliseconds) {
        double time = now.toEpochMilli() - milliseconds;
        return Math.abs(time) <= FARTHEST ? Instant.ofEpochMilli((long) time) : null;
    }

    /** Returns what the server takes for a number of milliseconds. */
    static OptionalDouble milliseconds(@Nullable Object offset) {
        if (offset instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        try {
            return offset instanceof String text && !text.isEmpty()
                    ? OptionalDouble.of(Double.parseDouble(text))
                    : OptionalDouble.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    private Instant checked(@Nullable Instant timestamp, ServerProfile profile) {
        if (timestamp == null) {
            warnOfInvalid("timestamp", orEmpty("timestamp"), "unknown error");
            return machineNow;
        }
        if (!profile.correctsFutureTimestamps() || !timestamp.isAfter(now.plus(FUTURE))) {
            return timestamp;
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("timestamp", orEmpty("timestamp"));
        details.put("sentAt", orEmpty("sent_at"));
        details.put("offset", orEmpty("offset"));
        details.put("now", event.get("now"));
        details.put("result", iso(timestamp));
        details.put("eventUuid", event.get("uuid"));
        details.put("eventName", event.get("event"));
        warnings.accept(new IngestionWarning("event_timestamp_in_future", details));
        return now;
    }

    private Object orEmpty(String field) {
        Object value = event.get(field);
        return value == null ? "" : value;
    }
}
