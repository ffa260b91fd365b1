/** What PostHog's ingestion does around the plugins: to an event before its first plugin, and after its last (event.md). */
@NullMarked
package io.github.posthogplugins.ingestion;

import org.jspecify.annotations.NullMarked;
