package io.github.posthogplugins.ingestion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as the server reads it: ISO 8601 for {@code now} and {@code sent_at}; for {@code timestamp} also what
 * JavaScript's {@code Date} takes. Without an offset, the time is UTC, as the server's own is.
 *
 * @param instant the moment, null if the text is no date
 * @param problem the words of the server's date library for what is wrong, null if nothing is
 */
record ParsedDate(@Nullable Instant instant, @Nullable String problem) {

    private static final String TIME =
            "(?<hour>\\d\\d)(?::?(?<minute>\\d\\d)(?::?(?<second>\\d\\d)(?:[.,](?<fraction>\\d{1,30}))?)?)?";
    private static final String OFFSET = "(?<offset>Z|[+-]\\d\\d(?::?\\d\\d)?)?";
    private static final String DATE =
            "(?<year>\\d{4})(?:-?W(?<week>\\d\\d)(?:-?(?<weekday>\\d))?|-?(?<ordinal>\\d{3})|-?(?<month>\\d\\d)(?:-?(?<day>\\d\\d))?)?";
    private static final Pattern ISO = Pattern.compile(DATE + "(?:T" + TIME + OFFSET + ")?");
    private static final Pattern LOOSE =
            Pattern.compile(DATE + "(?:[Tt ]" + TIME + " ?" + OFFSET.replace("Z", "[Zz]") + ")?");

    /** To JavaScript, 29 February of any year is a day; luxon is stricter. */
    private static final int LONGEST_MONTH = 31;

    private static final double FARTHEST = 8.64e15;

    /** Reads a {@code timestamp}: with JavaScript's {@code Date}, and else as ISO 8601. */
    static ParsedDate ofTimestamp(@Nullable Object value) {
        if (value instanceof Number millis) {
            return ofMilliseconds(millis.doubleValue());
        }
        String text = JsValues.text(value);
        ParsedDate loose = of(text, LOOSE);
        return loose.instant() == null ? ofHeaderDate(text, loose) : loose;
    }

    private static ParsedDate ofMilliseconds(double millis) {
        return Math.abs(millis) <= FARTHEST
                ? new ParsedDate(Instant.ofEpochMilli((long) millis), null)
                : unreadable(JsValues.text(millis));
    }

    private static ParsedDate ofHeaderDate(String text, ParsedDate otherwise) {
        try {
            Instant instant = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return new ParsedDate(instant, null);
        } catch (DateTimeException noSuchDate) {
            return otherwise;
        }
    }

    /** Reads ISO 8601. */
    static ParsedDate ofIso(@Nullable Object value) {
        return of(JsValues.text(value), ISO);
    }

    private static ParsedDate of(String text, Pattern pattern) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            return unreadable(text);
        }
        try {
            return new ParsedDate(instant(parts), null);
        } catch (OutOfRangeException wrong) {
            return new ParsedDate(null, wrong.getMessage());
        } catch (DateTimeException noSuchOffset) {
            return unreadable(text);
        }
    }

    private static ParsedDate unreadable(String text) {
        return new ParsedDate(null, "the input \"" + text + "\" can't be parsed as ISO 8601");
    }

    private static Instant instant(Matcher parts) {
        LocalDate date = date(parts);
        int hour = number(parts, "hour", 0);
        int minute = require("minute", number(parts, "minute", 0), 0, 59);
        int second = require("second", number(parts, "second", 0), 0, 59);
        int millis = millis(parts.group("fraction"));
        boolean isMidnight = hour == 24 && minute == 0 && second == 0 && millis == 0;
        require("hour", hour, 0, isMidnight ? 24 : 23);
        return date.atStartOfDay()
                .plusHours(hour)
                .plusMinutes(minute)
                .plusSeconds(second)
                .plusNanos(millis * 1_000_000L)
                .toInstant(offset(parts.group("offset")));
    }

    private static LocalDate date(Matcher parts) {
        int year = number(parts, "year", 0);
        if (parts.group("week") != null) {
            return weekDate(parts, year);
        }
        if (parts.group("ordinal") != null) {
            int lastDay = LocalDate.of(year, 12, 31).getDayOfYear();
            return LocalDate.ofYearDay(year, require("ordinal", number(parts, "ordinal", 1), 1, lastDay));
        }
        LocalDate first = LocalDate.of(year, require("month", number(parts, "month", 1), 1, 12), 1);
        int lastDay = parts.pattern() == LOOSE ? LONGEST_MONTH : first.lengthOfMonth();
        return first.plusDays(require("day", number(parts, "day", 1), 1, lastDay) - 1L);
    }

    private static LocalDate weekDate(Matcher parts, int year) {
        LocalDate inFirstWeek = LocalDate.of(year, 1, 4);
        int lastWeek = (int)
                IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).getMaximum();
        int week = require("week", number(parts, "week", 1), 1, lastWeek);
        int weekday = require("weekday", number(parts, "weekday", 1), 1, 7);
        return inFirstWeek
                .plusWeeks(week - 1L)
                .plusDays((long) weekday - inFirstWeek.getDayOfWeek().getValue());
    }

    private static int number(Matcher parts, String name, int otherwise) {
        String digits = parts.group(name);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int millis(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
    }

    private static ZoneOffset offset(@Nullable String text) {
        if (text == null || text.equalsIgnoreCase("Z")) {
            return ZoneOffset.UTC;
        }
        int hours = Integer.parseInt(text.substring(1, 3));
        int minutes = text.length() > 3 ? Integer.parseInt(text.substring(text.length() - 2)) : 0;
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
    }

    private static int require(String unit, int value, int least, int most) {
        if (value < least || value > most) {
            throw new OutOfRangeException(
                    "you specified " + value + " (of type number) as a " + unit + ", which is invalid");
        }
        return value;
    }

    boolean isValid() {
        return instant != null;
    }

    Instant require() {
        return Objects.requireNonNull(instant);
    }

    /** A part of a date that no calendar has. */
    private static final class OutOfRangeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutOfRangeException(String message) {
            super(message);
        }
    }
}
