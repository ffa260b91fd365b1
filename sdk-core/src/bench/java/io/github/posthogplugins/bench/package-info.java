/** Measures the SDK beside its peers; see {@link io.github.posthogplugins.bench.Bench}. */
@NullMarked
package io.github.posthogplugins.bench;

import org.jspecify.annotations.NullMarked;
