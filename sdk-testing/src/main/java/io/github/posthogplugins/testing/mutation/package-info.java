/**
 * Negates the conditions of plugins, one at a time, and finds those that no test of this JVM notices, if
 * {@code posthog.mutate} is true.
 */
@NullMarked
package io.github.posthogplugins.testing.mutation;

import org.jspecify.annotations.NullMarked;
