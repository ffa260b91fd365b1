/**
 * Measures how much of the plugins' code the tests of this JVM run, if {@code posthog.coverage} is true.
 *
 * <p>Starts by itself: JUnit finds the listener.
 */
@NullMarked
package io.github.posthogplugins.testing.coverage;

import org.jspecify.annotations.NullMarked;
