/** A test suite of one plugin, for comparison with the same suite under Jest. */
@NullMarked
package io.github.posthogplugins.bench.suite;

import org.jspecify.annotations.NullMarked;
