/** Ways to hand an event to a plugin and to take it back, on GraalJS alone. */
@NullMarked
package io.github.posthogplugins.bench.crossing;

import org.jspecify.annotations.NullMarked;
