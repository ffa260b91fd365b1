package io.github.posthogplugins.testing;

import java.time.Duration;

/** Durations, as people and as Java write them. */
final class Durations {

    private Durations() {}

    /** {@code 30 s}, {@code 1 min 30 s}, {@code 250 ms}. */
    static String words(Duration duration) {
        if (duration.toMillis() < 1_000 || duration.toMillisPart() != 0) {
            return duration.toMillis() + " ms";
        }
        String words = part(duration.toHours(), " h ")
                + part(duration.toMinutesPart(), " min ")
                + part(duration.toSecondsPart(), " s");
        return words.strip();
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    /** {@code Duration.ofSeconds(30)}. */
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
