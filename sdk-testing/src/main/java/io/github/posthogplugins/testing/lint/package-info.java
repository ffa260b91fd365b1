/** Finds mistakes in the order of plugins. */
@NullMarked
package io.github.posthogplugins.testing.lint;

import org.jspecify.annotations.NullMarked;
