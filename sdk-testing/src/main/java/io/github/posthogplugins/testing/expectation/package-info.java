/** Files that say what is expected, compared and brought up to date; beneath fixtures and snapshots. */
@NullMarked
package io.github.posthogplugins.testing.expectation;

import org.jspecify.annotations.NullMarked;
