package io.github.posthogplugins.realplugins;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * An event before and after a plugin's {@code processEvent}, for comparisons with other engines.
 *
 * @param given the event as JSON
 * @param left what became of it as JSON, {@code null} where it was dropped
 */
record Exchange(@JsonRawValue String given, @JsonRawValue String left) {}
