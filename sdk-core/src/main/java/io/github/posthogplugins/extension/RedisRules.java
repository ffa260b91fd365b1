package io.github.posthogplugins.extension;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** What Redis counts as an integer, where its ranges begin and end, and the words in which it refuses. */
final class RedisRules {

    /** No sign but a minus, no leading zeros, no spaces. */
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");

    private RedisRules() {}

    /** Returns the number that {@code INCR} makes of a text. */
    static long incremented(String text) {
        long number = integer(text);
        if (number == Long.MAX_VALUE) {
            throw error("ERR increment or decrement would overflow");
        }
        return number + 1;
    }

    private static long integer(String text) {
        try {
            if (INTEGER.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            throw notAnInteger();
        }
        throw notAnInteger();
    }

    /** Returns where a range begins or ends, counted from the front; a negative index counts from the tail. */
    static long fromFront(long index, long size) {
        return index < 0 ? size + index : index;
    }

    static void requireCount(long count) {
        if (count < 0) {
            throw error("ERR value is out of range, must be positive");
        }
    }

    /** {@code LPUSH} without elements is a command with too few arguments. */
    static void requireElements(List<String> elements) {
        if (elements.isEmpty()) {
            throw error("ERR wrong number of arguments for 'lpush' command");
        }
    }

    /** Returns when a text that is set now with that time to live ends; it has to live for a while. */
    static Instant expiryOfSet(Instant now, Duration timeToLive) {
        if (timeToLive.isZero() || timeToLive.isNegative()) {
            throw invalidExpiry("set");
        }
        return expiry(now, timeToLive, "set");
    }

    /** Returns when a key that is given that time to live now ends; at once if it is none. */
    static Instant expiryOfExpire(Instant now, Duration timeToLive) {
        return expiry(now, timeToLive, "expire");
    }

    private static Instant expiry(Instant now, Duration timeToLive, String command) {
        try {
            return Instant.ofEpochMilli(now.plus(timeToLive).toEpochMilli());
        } catch (ArithmeticException | DateTimeException tooFar) {
            throw invalidExpiry(command);
        }
    }

    private static ExtensionException invalidExpiry(String command) {
        return error("ERR invalid expire time in '" + command + "' command");
    }

    static ExtensionException wrongType() {
        return error("WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    private static ExtensionException notAnInteger() {
        return error("ERR value is not an integer or out of range");
    }

    private static ExtensionException error(String message) {
        return new ExtensionException("ReplyError", message);
    }
}
