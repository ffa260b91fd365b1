package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.BundlePackager;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** The time of reproducible builds, in the two spellings that Maven knows. */
final class OutputTimestamp {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    /** A single letter means "no reproducible builds, please" to other plugins. */
    private static final Pattern NONE = Pattern.compile("\\s*|\\D");

    private OutputTimestamp() {}

    static Instant parse(@Nullable String timestamp) throws MojoFailureException {
        if (timestamp == null || NONE.matcher(timestamp).matches()) {
            return BundlePackager.EARLIEST;
        }
        try {
            return SECONDS.matcher(timestamp).matches()
                    ? Instant.ofEpochSecond(Long.parseLong(timestamp))
                    : OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException e) {
            throw new MojoFailureException(
                    "The output timestamp '" + timestamp + "' is no time. Set "
                            + "<project.build.outputTimestamp> to one such as 2026-01-01T00:00:00Z.",
                    e);
        }
    }
}
