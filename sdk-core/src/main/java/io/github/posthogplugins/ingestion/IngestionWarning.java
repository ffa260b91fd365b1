package io.github.posthogplugins.ingestion;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ingestion warning, as PostHog shows it to the team.
 *
 * @param type its type, such as {@code event_timestamp_in_future}
 * @param details what the server tells about it
 */
public record IngestionWarning(String type, Map<String, @Nullable Object> details) {}
