package io.github.posthogplugins.testing.timeline;

import java.time.Duration;

/** Durations as people say them. */
final class Durations {

    private Durations() {}

    /** Such as {@code 200 ms}, {@code 3 s}, {@code 5 min}, {@code 2 h} or {@code 1 d}: the largest unit that fits exactly. */
    static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        if (seconds % 60 != 0) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes % 60 != 0) {
            return minutes + " min";
        }
        return minutes % (24 * 60) == 0 ? minutes / (24 * 60) + " d" : minutes / 60 + " h";
    }

    /** Such as {@code Duration.ofSeconds(30)}: as a test writes it. */
    static String code(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return "Duration.ofMillis(" + duration.toMillis() + ")";
        }
        if (duration.toSecondsPart() != 0 || duration.isZero()) {
            return "Duration.ofSeconds(" + duration.toSeconds() + ")";
        }
        return duration.toMinutesPart() == 0
                ? "Duration.ofHours(" + duration.toHours() + ")"
                : "Duration.ofMinutes(" + duration.toMinutes() + ")";
    }
}
