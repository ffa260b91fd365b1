package io.github.posthogplugins.testing.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@link MockHttp#replay} does. */
enum RecordMode {
    /** Answers from the recording. */
    REPLAY,
    /** Asks the real services, and writes a recording. */
    RECORD,
    /** Fails, because somebody wants to record where that is likely to be a mistake. */
    REFUSED;

    static final String PROPERTY = "posthog.record";

    static RecordMode current() {
        return of(System.getProperty(PROPERTY), System.getenv("CI"));
    }

    /**
     * @param property the system property: {@code true}, {@code force}, or anything else
     * @param ci the environment variable that build servers set
     */
    static RecordMode of(@Nullable String property, @Nullable String ci) {
        return switch (String.valueOf(property).toLowerCase(Locale.ROOT)) {
            case "force" -> RECORD;
            case "true", "" -> isBuildServer(ci) ? REFUSED : RECORD;
            default -> REPLAY;
        };
    }

    private static boolean isBuildServer(@Nullable String ci) {
        return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
    }
}
