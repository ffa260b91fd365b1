package io.github.posthogplugins.replay;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a replay has come.
 *
 * @param counts the lines whose events are through the chain and, if kept, written
 * @param bytesRead how much of the input was read, as it lies there: of a gzip file, compressed bytes. Reading is ahead
 *     of the counts
 * @param bytesTotal the size of the input; empty if it is a stream
 * @param elapsed the time since the first byte was read
 */
public record ReplayProgress(LineCounts counts, long bytesRead, OptionalLong bytesTotal, Duration elapsed) {}
