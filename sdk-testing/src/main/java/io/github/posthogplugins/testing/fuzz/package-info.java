/** Random events, and the smallest of those with which a plugin fails. */
@NullMarked
package io.github.posthogplugins.testing.fuzz;

import org.jspecify.annotations.NullMarked;
