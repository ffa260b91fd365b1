package io.github.posthogplugins.internal.js;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header with which a receiver asks for a pause: seconds, or a date as in e-mails (RFC 2822). */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> parse(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        boolean isNumber =
                !header.isEmpty() && header.chars().allMatch(character -> character >= '0' && character <= '9');
        return isNumber ? seconds(header) : until(header, now);
    }

    private static Optional<Duration> seconds(String digits) {
        return digits.length() > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
